-- How many days old a purchase may be when it is posted. What was told before that was read here counts as a fresh
-- installation's.
alter table program_version add column max_age_days integer not null default 400;
