-- What operators changed: written in the change's own transaction, and never changed or deleted.
create table audit (
  seq     bigint generated always as identity primary key,
  at      timestamptz not null default clock_timestamp(),
  author  text not null,
  action  text not null,
  subject text not null,
  content text not null
);
revoke update, delete, truncate on audit from ${service};
