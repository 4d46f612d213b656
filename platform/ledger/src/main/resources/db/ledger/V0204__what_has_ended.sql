-- What has nothing left moves along when accounts are joined or parted, and must be found without reading every lot.
create index ledger_lot_spent on ledger_lot (account) where remaining = 0;
create index ledger_hold_ended on ledger_hold (account) where state <> 'HELD';
