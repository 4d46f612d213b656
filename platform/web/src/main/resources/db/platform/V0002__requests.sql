-- Requests that were answered, for ever: the same id with the same content gets the same answer.
create table request (
  caller text not null,
  route  text not null,
  id     uuid not null,
  hash   bytea not null,
  status integer,
  answer text,
  primary key (caller, route, id)
);
