-- Plans are kept by the ledger now, in whatever unit; the view is for the version before.
insert into ledger_plan (id, account, member, expires_at, amount, planned_at, warned_at)
select id, account, member, expires_at, points, planned_at, warned_at from expiry_plan;
drop table expiry_plan;
create view expiry_plan as
select id, account, member, expires_at, amount as points, planned_at, warned_at from ledger_plan;
