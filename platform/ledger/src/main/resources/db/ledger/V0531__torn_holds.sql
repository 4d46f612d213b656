-- A hold whose lots went to two accounts when those were parted is in pieces, one an account; torn_from names the hold that
-- was made, in all of them. null: whole. A till captures or frees all pieces as one.
alter table ledger_hold add column torn_from uuid;
create index ledger_hold_pieces on ledger_hold (torn_from) where torn_from is not null;
