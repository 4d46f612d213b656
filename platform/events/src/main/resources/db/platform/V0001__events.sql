-- What the service's own role may do; a table that is stricter says so itself.
alter default privileges in schema public grant select, insert, update, delete on tables to ${service};

-- Columns as Debezium's outbox event router expects them; seq gives the order, partition is set for watermarks only.
create table outbox (
  seq           bigint generated always as identity primary key,
  id            uuid not null,
  aggregatetype text not null,
  aggregateid   text not null,
  type          text not null,
  subject       text,
  payload       text not null,
  partition     integer,
  created_at    timestamptz not null default clock_timestamp()
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 20000, autovacuum_vacuum_cost_delay = 0);

-- Every event that was seen, so that a second delivery changes nothing.
create table inbox (
  id      uuid not null,
  source  text not null,
  seen_at timestamptz not null default now(),
  primary key (id, source)
);
create index inbox_by_age on inbox using brin (seen_at);

-- Events that wait for what they build on (awaits), and dead ones (reason).
create table set_aside (
  seq       bigint generated always as identity primary key,
  id        uuid not null,
  source    text not null,
  type      text not null,
  time      timestamptz not null,
  subject   text,
  topic     text not null,
  partition integer not null,
  "offset"  bigint not null,
  key       text not null,
  data      bytea not null,
  awaits    text,
  reason    text,
  tried_at  timestamptz not null default now(),
  unique (id, source),
  check ((awaits is null) <> (reason is null))
);
create index set_aside_awaiting on set_aside (awaits, seq) where awaits is not null;
create index set_aside_by_key on set_aside (key) where awaits is not null;
create index set_aside_by_try on set_aside (tried_at) where awaits is not null;

-- "Everything that the publisher accepted before this instant is before this", by topic and partition.
create table watermark (
  topic           text not null,
  partition       integer not null,
  accepted_before timestamptz not null,
  primary key (topic, partition)
);
