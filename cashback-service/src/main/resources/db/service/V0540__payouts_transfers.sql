-- Money on its way to banks. issued: the account that the card was issued with. lots, funders, parts: the lots it was
-- taken from, who pays for each, and how much of it. Where it goes is apart, because it is personal; here it is masked.
create table payout (
  id           uuid primary key,
  seq          bigint generated always as identity,
  card         text not null,
  issued       uuid not null,
  amount       bigint not null check (amount > 0),
  currency     text not null,
  masked       text not null,
  state        text not null check (state in ('REQUESTED', 'SETTLED', 'FAILED')),
  author       text not null,
  requested_at timestamptz not null,
  ended_at     timestamptz,
  reason       text,
  export       uuid,
  lots         uuid[] not null,
  funders      uuid[] not null,
  parts        bigint[] not null,
  check (cardinality(lots) = cardinality(parts) and cardinality(funders) = cardinality(parts)),
  check ((state = 'REQUESTED') = (ended_at is null))
);
create unique index payout_newest on payout (seq);
create index payout_by_state on payout (state, seq);
create index payout_of_month on payout (issued, requested_at);

create table payout_destination (
  payout uuid primary key references payout,
  iban   text not null,
  name   text,
  bic    text
);

-- A file for the bank, as it was made; never changed.
create table payout_export (
  id       uuid primary key,
  made_at  timestamptz not null default clock_timestamp(),
  payouts  integer not null check (payouts > 0),
  amount   bigint not null check (amount > 0),
  currency text not null,
  author   text not null,
  file     bytea not null
);

-- Money that was passed on; accounts are those that the cards were issued with.
create table transfer (
  id           uuid primary key,
  from_card    text not null,
  to_card      text not null,
  from_account uuid not null,
  to_account   uuid not null,
  amount       bigint not null check (amount > 0),
  author       text not null,
  at           timestamptz not null
);
create index transfer_of_a_day on transfer (from_account, at);

-- Money that an operator gave or took, and why.
create table adjustment (
  id      uuid primary key,
  card    text not null,
  account uuid not null,
  amount  bigint not null check (amount <> 0),
  reason  text not null,
  author  text not null,
  at      timestamptz not null
);
revoke delete, truncate on payout, payout_destination from ${service};
revoke update, delete, truncate on payout_export, transfer, adjustment from ${service};
