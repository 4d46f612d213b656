-- Makes room for the tables of the rules engine. The rules that were made before are taken over as soon as those are there.
alter table rule_version rename to rule_version_of_before;
alter table rule_version_of_before rename constraint rule_version_pkey to rule_version_of_before_pkey;
