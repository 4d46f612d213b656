-- Versions of the rules; never changed. The first of a rule counts as in force since always unless it says from when.
create table rule_version (
  code           text not null,
  version        integer not null check (version > 0),
  percent        text not null,
  condition      text,
  stated_from    timestamptz,
  in_force_from  timestamptz,
  until          timestamptz,
  funded_by      uuid,
  author         text not null,
  made_at        timestamptz not null,
  primary key (code, version)
);
revoke update, delete, truncate on rule_version from ${service};

-- What loyalty-service says of cards, partners and the programme. as_of: an older word never replaces a newer one.
create table card (
  number  text primary key,
  account uuid not null,
  member  uuid,
  state   text not null check (state in ('ACTIVE', 'BLOCKED')),
  as_of   timestamptz not null
);

create table partner (
  id       uuid primary key,
  name     text not null,
  category text not null,
  state    text not null check (state in ('ACTIVE', 'PAUSED', 'LEFT')),
  as_of    timestamptz not null
);

create table program (
  only_one boolean primary key default true check (only_one),
  currency text not null,
  as_of    timestamptz not null
);

-- Finds pending money whose time has come, whosever it is.
create index ledger_lot_due_by_time on ledger_lot (active_from) where not active;
