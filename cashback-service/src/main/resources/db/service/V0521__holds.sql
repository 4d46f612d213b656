-- Money set aside at tills; the ledger has the hold of the same id. One with a proof is spent by the purchase that carries
-- it: when the clock has passed ends_at it is late, but its money stays set aside until freed_at.
create table wallet_hold (
  id       uuid primary key,
  card     text not null,
  issued   uuid not null,
  partner  uuid not null,
  amount   bigint not null check (amount > 0),
  captured bigint not null default 0 check (captured between 0 and amount),
  currency text not null,
  ends_at  timestamptz not null,
  direct   boolean not null,
  state    text not null check (state in ('HELD', 'CAPTURED', 'VOIDED', 'EXPIRED')),
  freed_at timestamptz
);
create index wallet_hold_to_free on wallet_hold (ends_at, id)
  where not direct and freed_at is null and state in ('HELD', 'VOIDED');

-- What purchases have spent, by the proof: out of which lots, and so into which a return gives back. Never changed.
create table spent_tender (
  hold     uuid primary key,
  purchase uuid not null,
  issued   uuid not null,
  amount   bigint not null check (amount > 0),
  lots     uuid[] not null,
  parts    bigint[] not null check (cardinality(lots) = cardinality(parts))
);

-- What returns have given back of it; restored may be less than amount, by what was never taken. Never changed.
create table refunded_tender (
  hold     uuid not null references spent_tender,
  return   uuid not null,
  amount   bigint not null check (amount > 0),
  restored bigint not null check (restored between 0 and amount),
  primary key (hold, return)
);
revoke update, delete, truncate on spent_tender, refunded_tender from ${service};
revoke delete, truncate on wallet_hold from ${service};
