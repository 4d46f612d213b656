-- Every version of every rule, as it was taken. Never updated, never deleted: entries name the version that made them.
-- seq counts without gaps or overtaking, because changes come one after the other: whoever has read up to one reads on.
create table rule_version (
  seq        bigint primary key,
  code       text not null,
  version    integer not null check (version > 0),
  valid_from timestamptz not null,
  name       text,
  kind       text not null,
  condition  text not null,
  value      numeric not null,
  cap        bigint check (cap > 0),
  cap_per    text check (cap_per in ('PURCHASE', 'DAY', 'MONTH')),
  budget     bigint check (budget > 0),
  begins_at  timestamptz,
  ends_at    timestamptz,
  priority   integer not null,
  rule_group text,
  holdout    numeric check (holdout between 0 and 100),
  funded_by  text,
  author     text not null,
  created_at timestamptz not null default clock_timestamp(),
  unique (code, version),
  check ((cap is null) = (cap_per is null))
);
revoke update, delete, truncate on rule_version from ${service};

-- What an account has had of a rule in a day (2026-11-21) or month (2026-11). Written under the account's lock.
create table rule_usage (
  account uuid not null,
  period  text not null,
  rule    text not null,
  used    bigint not null check (used >= 0),
  primary key (account, period, rule)
) with (fillfactor = 80);

-- What all accounts together have had of a rule that has or had a budget. The row is there before the rule is in force, so
-- that it can be locked.
create table rule_budget (
  rule text primary key,
  used bigint not null default 0 check (used >= 0)
) with (fillfactor = 50);

-- What accounts that are held out of a rule would have had, so that its effect can be measured.
create table rule_holdout (
  purchase uuid not null,
  rule     text not null,
  version  integer not null,
  account  uuid not null,
  would    bigint not null check (would >= 0),
  at       timestamptz not null,
  primary key (purchase, rule)
);
create index rule_holdout_of_rule on rule_holdout (rule, at);
revoke update, delete, truncate on rule_holdout from ${service};
