-- What must be spent for a rule to give anything, and the most that it gives for one purchase beside its cap by the month.
alter table rule_version
  add column minimum bigint check (minimum > 0),
  add column most    bigint check (most > 0);
