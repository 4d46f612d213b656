-- What several rules gave together is one entry and one lot: a list of {rule, version, amount, text}, whose first is also in
-- rule and version; text is then null. Null: one reason, or none.
alter table ledger_entry add column reasons json;
