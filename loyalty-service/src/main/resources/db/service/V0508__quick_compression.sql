-- As the outbox: see V0509.
do $$
begin
  alter table purchase alter column body set compression lz4, alter column answer set compression lz4;
exception when feature_not_supported then
  raise notice 'this PostgreSQL has no LZ4';
end $$;
