create table applied (
  seq bigint generated always as identity primary key,
  event uuid not null,
  text  text not null
);
