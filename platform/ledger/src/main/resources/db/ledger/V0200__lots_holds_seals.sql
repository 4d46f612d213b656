-- active, pending and held are what open lots and holds come to; owed is what a return could not take back, zero or less.
-- due_at: nothing of the account falls due before it, so that whoever holds it need not look at its lots.
alter table ledger_account
  add column owed   bigint not null default 0 check (owed <= 0),
  add column due_at timestamptz,
  add constraint ledger_account_active_check check (active >= 0);
create index ledger_account_due on ledger_account (due_at) where due_at is not null;

-- Several rows an account of the house, so that transactions at work together do not wait for each other.
alter table ledger_house add column shard integer not null default 0, drop constraint ledger_house_pkey,
  add primary key (place, party, shard);

-- Numbered in the order of entering; lots and parts say which lots an entry touched and by how much.
alter table ledger_entry drop constraint ledger_entry_pkey,
  add column seq bigint generated always as identity primary key,
  add column lots uuid[], add column parts bigint[],
  add check (cardinality(lots) = cardinality(parts));
drop index ledger_entry_statement;
-- What only moves within what a holder can spend (a hold, its release, a debt paid back) is no news to the holder.
create index ledger_entry_statement on ledger_entry (account, seq)
  where not (source in ('ACTIVE', 'HELD', 'OWED') and target in ('ACTIVE', 'HELD', 'OWED'));

-- origin: the account it was given to, whatever was merged since. issued: new value, not moved from another lot.
-- expires_at: the instant it should lapse; lapses_at: the instant it does, unknown until a required notice was given.
alter table ledger_lot
  add column origin     uuid,
  add column issued     boolean not null default true,
  add column notice     boolean not null default false,
  add column expires_at timestamptz,
  add column lapses_at  timestamptz,
  add column plan       uuid,
  alter column rule drop not null,
  alter column version drop not null;
update ledger_lot set origin = account, expires_at = (expires_on + 1)::timestamp at time zone 'UTC',
  lapses_at = (expires_on + 1)::timestamp at time zone 'UTC';
alter table ledger_lot alter column origin set not null, drop column expires_on;
drop index ledger_lot_due;
-- One index for what is pending (bounded by the days that it waits) and what is active, in the order of spending.
create index ledger_lot_open on ledger_lot (account, active, expires_at) where remaining > 0;
create index ledger_lot_lapsing on ledger_lot (account, lapses_at) where remaining > 0 and lapses_at is not null;
create index ledger_lot_unplanned on ledger_lot (expires_at) where notice and plan is null and remaining > 0;
create index ledger_lot_of_plan on ledger_lot (plan) where plan is not null;
update ledger_account a set due_at = (
  select least(min(active_from) filter (where not active), min(lapses_at)) from ledger_lot l
  where l.account = a.id and l.remaining > 0);

-- Value set aside for a purchase under way, and the lots it would come from.
create table ledger_hold (
  id         uuid primary key,
  account    uuid not null,
  origin     uuid not null,
  party      uuid not null,
  amount     bigint not null check (amount > 0),
  captured   bigint not null default 0 check (captured between 0 and amount),
  state      text not null check (state in ('HELD', 'CAPTURED', 'VOIDED', 'EXPIRED')),
  expires_at timestamptz not null,
  lots       uuid[] not null,
  parts      bigint[] not null check (cardinality(lots) = cardinality(parts))
);
create index ledger_hold_open on ledger_hold (account, expires_at) where state = 'HELD';

-- A chain over the entries: each link hashes the entries up to its last one and the link before.
create table ledger_seal (
  number   bigint primary key,
  last_seq bigint not null unique,
  entries  integer not null,
  hash     bytea not null,
  at       timestamptz not null default clock_timestamp()
);
revoke update, delete, truncate on ledger_entry, ledger_seal from ${service};
