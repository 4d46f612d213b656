-- Each change of the programme or its tiers is a version of both; the first counts as in force since always.
create table settings (
  version    integer generated always as identity primary key,
  valid_from timestamptz not null,
  program    text not null,
  tiers      text not null,
  author     text not null
);
insert into settings (valid_from, program, tiers, author) values (now(),
  '{"name":"Loyalty programme","currency":"EUR","timeZone":"UTC",
    "points":{"perAmount":100,"points":1,"rounding":"FLOOR","on":"MONEY_PAID"},
    "pendingDays":14,"expiryMonths":36,"expiryNotice":"REQUIRED","returns":"WITHIN_BALANCE",
    "maxDiscountPercent":"30","pointValue":1,"maxAgeDays":400,"presence":"CARD"}',
  '{"periodMonths":12,"graceDays":30,"levels":[
    {"code":"SIMPLE","name":"Simple","threshold":0,"discountPercent":"5","multiplier":"1"},
    {"code":"GOLD","name":"Gold","threshold":100000,"discountPercent":"10","multiplier":"1"},
    {"code":"VIP","name":"VIP","threshold":500000,"discountPercent":"20","multiplier":"1"}]}',
  'installation');

-- The other services learn of it as of every later change.
insert into outbox (id, aggregatetype, aggregateid, type, subject, payload)
select gen_random_uuid(), 'loyalty.partners', 'program', 'loyalty.program-changed.v1', 'program',
       json_build_object('program', program::json, 'tiers', tiers::json)::text
from settings;

create table partner (
  id       uuid primary key,
  name     text not null,
  category text not null,
  state    text not null check (state in ('ACTIVE', 'PAUSED', 'LEFT'))
);

create table member (
  id            uuid primary key,
  name          text,
  email         text,
  phone         text,
  birth_date    date,
  locale        text,
  time_zone     text,
  referral_code text not null unique,
  referred_by   text,
  enrolled_at   timestamptz not null default now()
);

-- What the programme knows of an account beside its ledger; the row is guarded by the ledger account's lock.
create table card_account (
  id     uuid primary key,
  spend  bigint not null default 0,
  visits integer not null default 0
) with (fillfactor = 70);

create table card (
  number         text primary key,
  kind           text not null check (kind in ('PERSONAL', 'BEARER')),
  state          text not null check (state in ('ACTIVE', 'BLOCKED')),
  account        uuid not null,
  issued_account uuid not null,
  member         uuid references member
);
create index card_of_member on card (member);

-- A purchase is its own record of the request: hash of what was asked, and the answer.
create table purchase (
  id          uuid primary key,
  partner     uuid not null,
  account     uuid not null,
  occurred_at timestamptz not null,
  accepted_at timestamptz not null,
  order_ref   text,
  hash        bytea not null,
  body        text not null,
  answer      text not null
);
create index purchase_by_order on purchase (partner, order_ref) where order_ref is not null;

create index ledger_lot_by_expiry on ledger_lot (account, expires_on) where remaining > 0;
