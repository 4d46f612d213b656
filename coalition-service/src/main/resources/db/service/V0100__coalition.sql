-- What other services told us. The newest state of a thing wins, by the time and place of the event that carried it, so
-- that an event which comes late (a replayed dead letter) does not undo what followed it.
create table program (
  one          boolean primary key default true check (one),
  currency     text not null,
  told_at      timestamptz not null,
  told_offset  bigint not null
);
-- As loyalty-service is installed, until it tells otherwise.
insert into program values (true, 'EUR', '-infinity', -1);

create table partner (
  id          uuid primary key,
  name        text not null,
  state       text not null,
  told_at     timestamptz not null,
  told_offset bigint not null
);

-- Rows to lock: whoever decides something about an account, or tells others about it, holds its row.
create table account (
  id uuid primary key
);

-- account: where its points are now; issued_account: the key of its purchases for ever.
create table card (
  number         text primary key,
  account        uuid not null references account,
  issued_account uuid not null,
  member         uuid,
  state          text not null,
  told_at        timestamptz not null,
  told_offset    bigint not null
);
create index card_of_account on card (account);

-- Of the purchases of an account at a partner only those that no other outdoes (later, and of no smaller total): an
-- offer asks how long ago and how much, and one of these always answers it.
create table purchase (
  issued_account uuid not null,
  purchase       uuid not null,
  partner        uuid not null,
  occurred_at    timestamptz not null,
  total          bigint not null,
  primary key (issued_account, purchase)
);

-- state: the whole offer as JSON, which is what clients read and what is published.
create table offer (
  id          uuid primary key,
  partner     uuid not null,
  state       text not null,
  valid_until timestamptz,
  changed_by  text not null
);
create index offer_of_partner on offer (partner, id);

-- The last time an offer was announced to an account; a later purchase that only prolongs it is not announced.
create table opening (
  account      uuid not null,
  offer        uuid not null,
  purchase     uuid not null,
  announced_at timestamptz not null,
  valid_until  timestamptz,
  primary key (account, offer)
);

create table redemption (
  id            uuid primary key,
  offer         uuid not null references offer,
  partner       uuid not null,
  account       uuid not null,
  card          text not null,
  basket        bigint not null check (basket > 0),
  discount      bigint not null check (discount between 0 and basket),
  currency      text not null,
  funding       text not null,
  state         text not null check (state in ('AUTHORISED', 'CAPTURED', 'VOIDED')),
  authorised_at timestamptz not null,
  expires_at    timestamptz not null,
  ended_at      timestamptz check ((ended_at is null) = (state = 'AUTHORISED')),
  proof         text not null
);

-- Settlements are made of these: they are never taken back.
revoke delete on offer, redemption from ${service};
