-- What counts for the level, purchase by purchase and return by return, under the account the card was issued with. at:
-- when it was paid or came back; bought_at: with whose day it falls out of the period; discount: what was taken off, which counts for no level
-- but for what membership brought. Only ever added to.
create table tier_spend (
  account   uuid not null,
  at        timestamptz not null,
  bought_at timestamptz not null,
  amount    bigint not null,
  discount  bigint not null default 0
);
revoke update, delete, truncate on tier_spend from ${service};

-- All that was ever bought counted for a lifetime before; by when it happened it counts for the period now.
insert into tier_spend (account, at, bought_at, amount, discount)
select account, occurred_at, occurred_at, (body::jsonb -> 'paid' ->> 'money')::bigint, (body::jsonb ->> 'discount')::bigint
from purchase
where ((body::jsonb -> 'paid' ->> 'money')::bigint > 0 or (body::jsonb ->> 'discount')::bigint > 0) and not coalesce(body::jsonb -> 'flags' ? 'CARD_BLOCKED', false);
insert into tier_spend (account, at, bought_at, amount)
select p.account, greatest((r.body::jsonb ->> 'occurredAt')::timestamptz, p.occurred_at), p.occurred_at,
       -(r.body::jsonb -> 'refund' ->> 'money')::bigint
from purchase_return r join purchase p on p.id = r.purchase
where (r.body::jsonb -> 'refund' ->> 'money')::bigint > 0
  and not coalesce(p.body::jsonb -> 'flags' ? 'CARD_BLOCKED', false);
create index tier_spend_of_account on tier_spend (account);

-- Where a ledger account stands, in the row whose id it is, so that a purchase in order need not read what it bought
-- before; guarded by the ledger account's lock. tiers_version null: has bought nothing yet, 0: to be found out.
alter table card_account
  add column tier_level text,
  add column tier_paid bigint,
  add column tier_since timestamptz,
  add column tier_newest timestamptz,
  add column tier_due timestamptz,
  add column tier_grace timestamptz,
  add column tiers_version integer;
-- The level that it had by its lifetime's spend is kept until then, so that who loses it is told.
update card_account c set tiers_version = 0, tier_level = (
  select level ->> 'code'
  from (select tiers::jsonb -> 'levels' as levels from settings order by version desc limit 1) now,
       jsonb_array_elements(now.levels) as level
  where (level ->> 'threshold')::bigint <= (select sum(w.spend) from card_account w where w.root = c.id)
  order by (level ->> 'threshold')::bigint desc limit 1)
where id in (select a.root from tier_spend s join card_account a on a.id = s.account);
create index card_account_tier_due on card_account (tier_due) where tier_due is not null;
create index card_account_tiers_version on card_account (tiers_version) where tiers_version is not null;
