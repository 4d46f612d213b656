-- A past for the accounts of the cards at places bench.first to bench.last: five lots of 100 points, earned and by now
-- active, so ten entries each. All that the ledger keeps beside the entries is kept, and the trial balance stays true.
create temp table past as
select account, current_setting('bench.partner')::uuid as partner, uuidv7() as earned, uuidv7() as activated, uuidv7() as cause
from generate_series(1, 5) as nth,
     lateral (select ('0199b0de-0000-7000-8000-' || lpad(to_hex(place), 12, '0'))::uuid as account
              from generate_series(current_setting('bench.first')::int, current_setting('bench.last')::int) as place
              where nth > 0) as accounts;

insert into ledger_entry (id, account, kind, source, target, party, amount, at, cause, rule, version, text)
select earned, account, 'EARNED', 'ISSUED', 'PENDING', partner, 100, now() - interval '20 days', cause, 'base', 1,
       '1 point for every 1.00 EUR paid'
from past;

insert into ledger_entry (id, account, kind, source, target, party, amount, at, cause, lots, parts)
select activated, account, 'ACTIVATED', 'PENDING', 'ACTIVE', partner, 100, now() - interval '6 days', cause,
       array[earned], array[100]
from past;

insert into ledger_lot (id, account, origin, issuer, rule, version, cause, earned, remaining, active_from, expires_at, lapses_at, active)
select earned, account, account, partner, 'base', 1, cause, 100, 100, now() - interval '6 days', expiry, expiry, true
from past, lateral (select date_trunc('day', now()) + interval '1000 days' as expiry) as expires;

-- What ends next is listed where these are an account's only lots; of others it is read from the lots when they are used.
update ledger_account a
set active = a.active + p.points, lifetime = a.lifetime + p.points,
    due_at = least(a.due_at, date_trunc('day', now()) + interval '1000 days'),
    ends = case when a.lifetime = 0 then array[date_trunc('day', now()) + interval '1000 days'] else '{}' end,
    ending = case when a.lifetime = 0 then array[p.points] else '{}' end,
    ends_to = case when a.lifetime = 0 then null else timestamptz '0001-01-01 00:00:00Z' end
from (select account, 100 * count(*)::bigint as points from past group by account) as p
where a.id = p.account;

-- Who has earned has bought: 500.00 in five purchases, not yet enough for the next level.
update card_account a
set spend = 50000, visits = 5, tier_level = 'SIMPLE', tier_paid = 50000, tier_since = known.tier_since,
    tier_newest = now() - interval '20 days', tier_due = now() + interval '345 days', tiers_version = known.tiers_version
from (select distinct account from past) as p,
     (select tier_since, tiers_version from card_account where tiers_version > 0 limit 1) as known
where a.id = p.account and a.tiers_version is null;

insert into first_purchase (account, on_day) select distinct account, current_date - 20 from past on conflict do nothing;

insert into ledger_house (place, party, amount)
select 'ISSUED', partner, -100 * count(*) from past group by partner
on conflict (place, party, shard) do update set amount = ledger_house.amount + excluded.amount;

drop table past;
