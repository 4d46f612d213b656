-- What is to lapse, of whom, as planned; its holder is warned by the notification-service.
create table ledger_plan (
  id         uuid primary key,
  account    uuid not null,
  member     uuid,
  expires_at timestamptz not null,
  amount     bigint not null,
  planned_at timestamptz not null default clock_timestamp(),
  warned_at  timestamptz
);
create index ledger_plan_unwarned on ledger_plan (id) where warned_at is null;
