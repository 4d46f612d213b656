-- What is due is found by the account now.
drop index ledger_lot_due_by_time;
