-- A hold that the clock does not end: somebody does. Money promised to a purchase is free only when no purchase can have
-- used the promise, and the ledger's clock does not know when that is.
alter table ledger_hold alter column expires_at drop not null;
