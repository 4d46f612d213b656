-- clock_timestamp() may change while a statement runs, so that no index finds what is older than it: all was read.
create or replace function forget_used_codes(most integer) returns integer
language sql security definer set search_path from current as $$
  with forgotten as (
    delete from code_used where jti in (
      select jti from code_used where used_at < statement_timestamp() - interval '1 day'
      order by used_at limit most for update skip locked)
    returning 1)
  select count(*)::integer from forgotten
$$;
