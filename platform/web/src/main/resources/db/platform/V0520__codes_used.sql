-- Presence codes that were used, in every service that takes them; loyalty-service has had this since V0202 and V0206. A
-- code is good for a minute, so that it was used matters no longer. The service may not delete as it likes, only have
-- those forgotten that are a day old.
create table if not exists code_used (
  jti     uuid primary key,
  used_at timestamptz not null default clock_timestamp()
);
create index if not exists code_used_by_time on code_used (used_at);
revoke update, delete, truncate on code_used from ${service};
create or replace function forget_used_codes(most integer) returns integer
language sql security definer set search_path from current as $$
  with forgotten as (
    delete from code_used where jti in (
      select jti from code_used where used_at < clock_timestamp() - interval '1 day'
      order by used_at limit most for update skip locked)
    returning 1)
  select count(*)::integer from forgotten
$$;
revoke all on function forget_used_codes(integer) from public;
grant execute on function forget_used_codes(integer) to ${service};
