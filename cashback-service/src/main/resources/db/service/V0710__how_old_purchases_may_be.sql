-- How many days old a purchase may be when it is posted; null: told before that was read here.
alter table program_version add column max_age_days integer;
