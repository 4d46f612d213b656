-- A holder's balances, kept beside the entries and always provable from them.
create table ledger_account (
  id       uuid primary key,
  active   bigint not null default 0,
  pending  bigint not null default 0 check (pending >= 0),
  held     bigint not null default 0 check (held >= 0),
  lifetime bigint not null default 0
) with (fillfactor = 70);

-- The house's side of every movement, by place and party.
create table ledger_house (
  place  text not null,
  party  uuid not null,
  amount bigint not null,
  primary key (place, party)
) with (fillfactor = 50);

-- An entry moves an amount from one place to another, so it cannot fail to sum to zero. Never updated, never deleted.
create table ledger_entry (
  id      uuid primary key,
  account uuid not null,
  kind    text not null,
  source  text not null,
  target  text not null check (target <> source),
  party   uuid not null,
  amount  bigint not null check (amount > 0),
  at      timestamptz not null,
  cause   uuid,
  rule    text,
  version integer,
  text    text
);
create index ledger_entry_statement on ledger_entry (account, id);

-- Value that was given: by whom, for what, from when, until when, and what is left of it.
create table ledger_lot (
  id          uuid primary key,
  account     uuid not null,
  issuer      uuid not null,
  rule        text not null,
  version     integer not null,
  cause       uuid,
  earned      bigint not null check (earned > 0),
  remaining   bigint not null check (remaining between 0 and earned),
  active_from timestamptz not null,
  expires_on  date,
  active      boolean not null
) with (fillfactor = 80);
create index ledger_lot_due on ledger_lot (account, active_from) where not active;

revoke update, delete, truncate on ledger_entry from ${service};
