-- A version may be in force from a later instant on: then it is announced at that instant. With the version before, which
-- knows of none to come, all are announced when they are made.
alter table settings add column announced boolean not null default true;
