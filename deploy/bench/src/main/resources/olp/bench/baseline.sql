-- What the smallest honest purchase needs, in a database of its own. Nobody empties the outbox.
create table purchase (
  id     uuid primary key,
  account bigint not null,
  amount bigint not null,
  at     timestamptz not null default now()
);

create table entry (
  id       bigint generated always as identity primary key,
  purchase uuid not null,
  account  bigint not null,
  amount   bigint not null
);

create table balance (
  account bigint primary key,
  amount  bigint not null
) with (fillfactor = 50);

create table outbox (
  id         bigint generated always as identity primary key,
  topic      text not null,
  key        text not null,
  payload    text not null,
  created_at timestamptz not null default now()
);

insert into balance (account, amount) select account, 0 from generate_series(1, 50000) as account;
