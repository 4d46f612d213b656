-- A member who turned out to be another one; whose profile and cards are looked for there.
alter table member add column merged_into uuid references member;

-- The card that took a lost one's place.
alter table card add column replaced_by text references card;
create index card_of_account on card (issued_account);

-- A merge, with all that an undo needs: which cards' accounts moved from where to where, and what was owed then.
create table member_merge (
  id           uuid primary key,
  from_member  uuid not null references member,
  into_member  uuid not null references member,
  from_account uuid not null,
  into_account uuid not null,
  accounts     uuid[] not null,
  owed         bigint not null,
  merged_at    timestamptz not null,
  undone_at    timestamptz
);
create index member_merge_of on member_merge (from_member, merged_at);

-- Points that were passed on; accounts are those that the cards were issued with.
create table transfer (
  id           uuid primary key,
  from_card    text not null,
  to_card      text not null,
  from_account uuid not null,
  to_account   uuid not null,
  points       bigint not null check (points > 0),
  author       text not null,
  at           timestamptz not null
);
create index transfer_of_a_day on transfer (from_account, at);

-- Points that an operator gave or took, and why.
create table adjustment (
  id      uuid primary key,
  card    text not null,
  account uuid not null,
  points  bigint not null check (points <> 0),
  reason  text not null,
  author  text not null,
  at      timestamptz not null
);

-- Presence codes that were used: none is used twice.
create table code_used (
  jti     uuid primary key,
  used_at timestamptz not null default clock_timestamp()
);
revoke update, delete, truncate on transfer, adjustment, code_used from ${service};
