-- What this service knows of others, from their events; told_at keeps an older event from overwriting a newer one.
create table partner (
  id      uuid primary key,
  name    text not null,
  told_at timestamptz not null
);

create table programme (
  only_one  boolean primary key default true check (only_one),
  name      text not null,
  time_zone text not null,
  told_at   timestamptz not null
);

-- A member who was erased stays as an empty row, so that what is still to come about them finds nobody to tell.
create table member (
  id        uuid primary key,
  name      text,
  locale    text,
  time_zone text,
  erased    boolean not null,
  told_at   timestamptz not null,
  check (not erased or (name is null and locale is null and time_zone is null))
);

-- member is null for a bearer card; account is where its points are now, issued_account where they first were.
create table card (
  number         text primary key,
  account        uuid not null,
  issued_account uuid not null,
  member         uuid,
  told_at        timestamptz not null
);
create index card_by_account on card (account);
create index card_by_issued_account on card (issued_account);

-- How many messages a member was ever sent. Whoever writes messages holds this row until the commit, so that a member's
-- numbers become visible in their order: a stream that goes on after a number misses none.
create table mailbox (
  member   uuid primary key,
  messages bigint not null
) with (fillfactor = 70);

create table message (
  member  uuid not null references mailbox (member),
  number  bigint not null,
  id      uuid not null unique default uuidv7(),
  at      timestamptz not null default clock_timestamp(),
  kind    text not null,
  title   text not null,
  text    text not null,
  about   json not null,
  read_at timestamptz,
  primary key (member, number)
);
