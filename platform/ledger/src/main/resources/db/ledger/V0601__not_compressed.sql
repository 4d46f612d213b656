-- What many rules say of an entry is short: compressing it costs more than it saves.
alter table ledger_entry set (toast_tuple_target = 8160);
