-- As the outbox: see V0509.
do $$
begin
  alter table ledger_entry alter column reasons set compression lz4;
exception when feature_not_supported then
  raise notice 'this PostgreSQL has no LZ4';
end $$;
