-- What is to lapse, of whom; its holder is warned by the notification-service.
create table expiry_plan (
  id         uuid primary key,
  account    uuid not null,
  member     uuid,
  expires_at timestamptz not null,
  points     bigint not null,
  planned_at timestamptz not null default clock_timestamp(),
  warned_at  timestamptz
);
create index expiry_plan_unwarned on expiry_plan (id) where warned_at is null;
