-- The rules that were made before: a percentage, at one partner or at all. Only partner.id and an id stand in a condition.
insert into rule_version (seq, code, version, valid_from, kind, condition, value, begins_at, ends_at, priority, funded_by,
  author, created_at)
select row_number() over (order by made_at, code, version), code, version, coalesce(in_force_from, made_at), 'PERCENT',
  coalesce(lower(condition), 'true'), percent::numeric, stated_from, until, 0, funded_by::text, author, made_at
from rule_version_of_before;
drop table rule_version_of_before;
