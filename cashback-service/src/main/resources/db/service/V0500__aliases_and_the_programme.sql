-- Where the money of the account that a card was issued with is now. as_of: an older word never replaces a newer one.
-- Whoever posts to wallets reads this under the shared advisory lock 'aliases'; whoever changes a row holds it alone.
create table alias (
  issued  uuid primary key,
  account uuid not null,
  as_of   timestamptz not null
);

-- Of cards from before only the account is known where their money is; for them it counts as that of issue.
alter table card add column issued uuid, add column kind text check (kind in ('PERSONAL', 'BEARER'));
update card set issued = account, kind = case when member is null then 'BEARER' else 'PERSONAL' end;
insert into alias (issued, account, as_of) select issued, issued, max(as_of) from card group by issued;
alter table card alter column issued set not null, alter column kind set not null, drop column account;

-- The programme as it was told, each version from its time on.
create table program_version (
  as_of         timestamptz primary key,
  currency      text not null,
  time_zone     text not null,
  expiry_months integer not null,
  expiry_notice text not null check (expiry_notice in ('REQUIRED', 'NONE')),
  returns       text not null check (returns in ('WITHIN_BALANCE', 'ALLOW_NEGATIVE')),
  presence      text not null check (presence in ('CARD', 'CODE'))
);
-- What was told before is on a compacted topic that is read from its start by new consumers only: until the programme is
-- told again, what a fresh installation says holds.
insert into program_version
select as_of, currency, 'UTC', 36, 'REQUIRED', 'WITHIN_BALANCE', 'CARD' from program where as_of > '-infinity';
drop table program;
