-- What was used in days and months that are long past is forgotten, the oldest first.
create index rule_usage_of_period on rule_usage (period);
