-- What operators define (stamp cards, rewards, settings of gifts), each change a version of its own, for ever. seq is in
-- the order of the commits, as changes come one after the other: who has read up to one number has read all before it.
create table definition (
  seq        bigint generated always as identity primary key,
  kind       text not null,
  code       text not null,
  version    integer not null,
  valid_from timestamptz not null,
  body       text not null,
  author     text not null,
  made_at    timestamptz not null default clock_timestamp(),
  unique (kind, code, version)
);
revoke update, delete, truncate on definition from ${service};

-- How many of a reward may be given, and were; the last lock that anybody takes.
create table reward_stock (
  reward text primary key,
  stock  bigint,
  given  bigint not null default 0
) with (fillfactor = 50);

-- A voucher; its code is the secret. account: with which the card was issued. cause: the order, or the purchase, or nothing.
create table voucher (
  id             uuid primary key,
  code           text not null unique,
  reward         text not null,
  reward_version integer not null,
  name           text not null,
  partner        uuid,
  card           text not null,
  account        uuid not null,
  source         text not null,
  source_version integer not null,
  cause          uuid,
  points         bigint not null default 0,
  state          text not null check (state in ('ISSUED', 'REDEEMED', 'VOIDED')),
  issued_at      timestamptz not null,
  expires_at     timestamptz not null,
  ended_at       timestamptz,
  redeemed_by    uuid,
  request        uuid,
  answer         text
);
create index voucher_of_account on voucher (account, id);
create unique index voucher_of_order on voucher (cause) where source = 'order';

-- Stamps that are not a gift yet, and gifts so far, by the account that a card was issued with: what a ledger account has
-- is the sum over its cards, so that claims, merges and their undoing move nothing here. A row may be below zero.
create table stamp_progress (
  account    uuid not null,
  stamp_card text not null,
  stamps     bigint not null,
  gifts      bigint not null,
  primary key (account, stamp_card)
) with (fillfactor = 70);

-- What a purchase was given: stamps, how many of them are left after returns, and gifts.
create table stamp_given (
  purchase    uuid not null,
  stamp_card  text not null,
  version     integer not null,
  account     uuid not null,
  stamps      bigint not null check (stamps > 0),
  left_over   bigint not null check (left_over between 0 and stamps),
  gifts       bigint not null,
  gifts_taken bigint not null default 0 check (gifts_taken between 0 and gifts),
  gift_points bigint not null,
  lot         uuid,
  given_at    timestamptz not null,
  primary key (purchase, stamp_card)
);
create index stamp_given_points on stamp_given (account, stamp_card, given_at) where lot is not null and gifts_taken < gifts;

-- Who brought whom. OPEN until the friend's first purchase that counts, DUE until the referrer has been seen to.
create table referral (
  friend      uuid primary key references member,
  referrer    uuid not null references member,
  account     uuid not null,
  state       text not null check (state in ('OPEN', 'DUE', 'GIVEN', 'REFUSED')),
  purchase    uuid,
  occurred_at timestamptz,
  due_at      timestamptz,
  settled_at  timestamptz,
  reason      text
);
create index referral_open on referral (account) where state = 'OPEN';
create index referral_due on referral (due_at) where state = 'DUE';
create index referral_given on referral (referrer, settled_at) where state = 'GIVEN';

create table ambassador (
  member  uuid primary key references member,
  brought integer not null
);
create index ambassador_by_brought on ambassador (brought desc, member);

insert into referral (friend, referrer, account, state)
select distinct on (m.id) m.id, r.id, c.issued_account, 'OPEN'
from member m join member r on r.referral_code = m.referred_by
  join card c on c.member = m.id join card_account a on a.id = c.issued_account
where a.visits = 0 order by m.id, c.number;

-- The day of the first purchase with the cards of an account, in the programme's zone.
create table first_purchase (
  account uuid primary key,
  on_day  date not null
);
create index first_purchase_by_day on first_purchase ((extract(month from on_day)), (extract(day from on_day)));
insert into first_purchase
select account, min(occurred_at at time zone (
  select program::json ->> 'timeZone' from settings order by version desc limit 1))::date
from purchase group by account;

create index member_by_birthday on member ((extract(month from birth_date)), (extract(day from birth_date)))
  where birth_date is not null;

-- Each member's birthday and anniversary once a year.
create table occasion_given (
  member   uuid not null references member,
  occasion text not null check (occasion in ('BIRTHDAY', 'ANNIVERSARY')),
  year     integer not null,
  given_at timestamptz not null default clock_timestamp(),
  primary key (member, occasion, year)
);
revoke update, delete, truncate on occasion_given from ${service};
