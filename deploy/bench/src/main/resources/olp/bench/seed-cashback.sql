-- The cards of seed.sql, as cashback-service would know them from their events.
insert into card (number, issued, kind, state, as_of)
select digits || (10 - weighted % 10) % 10, account, 'BEARER', 'ACTIVE', now()
from (
  select digits, ('0199b0de-0000-7000-8000-' || lpad(to_hex(place), 12, '0'))::uuid as account,
         (select sum(case when i % 2 = 1 then digit * 2 - (case when digit > 4 then 9 else 0 end) else digit end)
          from generate_series(1, 15) as i, lateral (select substr(digits, i, 1)::int as digit) as each) as weighted
  from generate_series(current_setting('bench.first')::int, current_setting('bench.last')::int) as place,
       lateral (select (900000000000000 + place)::text as digits) as numbered) as seeded;

insert into alias (issued, account, as_of)
select ('0199b0de-0000-7000-8000-' || lpad(to_hex(place), 12, '0'))::uuid,
       ('0199b0de-0000-7000-8000-' || lpad(to_hex(place), 12, '0'))::uuid, now()
from generate_series(current_setting('bench.first')::int, current_setting('bench.last')::int) as place;
