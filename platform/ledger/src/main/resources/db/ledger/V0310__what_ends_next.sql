-- What of an account should lapse next, and how much at each instant: shown without reading its lots. All that ends up to
-- ends_to is in the list; null: all there is. Accounts from before get theirs from the lots when they are next touched.
alter table ledger_account
  add column ends    timestamptz[] not null default '{}',
  add column ending  bigint[] not null default '{}',
  add column ends_to timestamptz default '0001-01-01 00:00:00Z',
  add constraint ledger_account_ends_check check (cardinality(ends) = cardinality(ending));
alter table ledger_account alter column ends_to set default null;

-- A lot does not lapse before its end: what lapses is found by ledger_lot_open, and one index less is to be kept.
drop index ledger_lot_lapsing;
