-- An event is not there for long: compressing one of 2 to 8 kB costs more than it saves.
alter table outbox set (toast_tuple_target = 8160);

-- The relay has room made for what comes; before PostgreSQL 17 that is left to autovacuum.
do $$
begin
  execute 'grant maintain on outbox to ${service}';
exception when syntax_error then
  raise notice 'this PostgreSQL knows no MAINTAIN';
end $$;
