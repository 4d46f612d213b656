-- Bearer cards with an account each, places bench.first to bench.last: what the API would make, without its events.
-- The numbers are those of CardNumbers.
create temp table seeded as
select digits || (10 - weighted % 10) % 10 as number,
       ('0199b0de-0000-7000-8000-' || lpad(to_hex(place), 12, '0'))::uuid as account
from generate_series(current_setting('bench.first')::int, current_setting('bench.last')::int) as place,
     lateral (select (900000000000000 + place)::text as digits) as numbered,
     lateral (select sum(case when i % 2 = 1 then digit * 2 - (case when digit > 4 then 9 else 0 end) else digit end) as weighted
              from generate_series(1, 15) as i, lateral (select substr(digits, i, 1)::int as digit) as each) as checked;

insert into ledger_account (id) select account from seeded;
insert into card_account (id, root) select account, account from seeded;
insert into card (number, kind, state, issued_account) select number, 'BEARER', 'ACTIVE', account from seeded;

drop table seeded;
