-- What counts for the level stands with each purchase and return: counted, paid in money (none of a blocked card's); and
-- discount, what was taken off, for what membership brought.
alter table purchase
  add column counted  bigint not null default 0,
  add column discount bigint not null default 0;
alter table purchase_return
  add column account  uuid,
  add column at       timestamptz,
  add column bought_at timestamptz,
  add column counted  bigint not null default 0,
  add column discount bigint not null default 0;

-- All that was ever bought counted for a lifetime before; by when it happened it counts for the period now. Of what came
-- back before, the discount is not known by now.
update purchase set counted = (body::jsonb -> 'paid' ->> 'money')::bigint, discount = (body::jsonb ->> 'discount')::bigint
where not coalesce(body::jsonb -> 'flags' ? 'CARD_BLOCKED', false);
update purchase_return r
set account = p.account, at = greatest((r.body::jsonb ->> 'occurredAt')::timestamptz, p.occurred_at),
    bought_at = p.occurred_at,
    counted = case when coalesce(p.body::jsonb -> 'flags' ? 'CARD_BLOCKED', false) then 0
                   else (r.body::jsonb -> 'refund' ->> 'money')::bigint end
from purchase p where p.id = r.purchase;
create index purchase_of_account on purchase (account, occurred_at);
create index purchase_return_of_account on purchase_return (account, at);

-- Under the account the card was issued with: when it was paid or came back, and with whose day it falls out of the period.
create view tier_spend (account, at, bought_at, amount, discount) as
select account, occurred_at, occurred_at, counted, discount from purchase
union all
select account, at, bought_at, -counted, -discount from purchase_return;

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
