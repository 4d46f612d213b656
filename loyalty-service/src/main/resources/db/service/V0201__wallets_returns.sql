-- root: the ledger account whose points the card uses now; another's after a claim or a merge. id stays the card's key.
alter table card_account add column root uuid;
update card_account set root = id;
alter table card_account alter column root set not null;
create index card_account_of_root on card_account (root);
alter table card drop column account;

-- A return is its own record of the request, as a purchase is.
create table purchase_return (
  id          uuid primary key,
  purchase    uuid not null references purchase,
  partner     uuid not null,
  accepted_at timestamptz not null,
  hash        bytea not null,
  body        text not null,
  answer      text not null
);
create index purchase_return_of on purchase_return (purchase, accepted_at);

-- Every proof that was taken, for ever: none is taken twice.
create table proof_taken (
  issuer   text not null,
  id       text not null,
  purchase uuid not null,
  primary key (issuer, id)
);

-- With which card a hold of points was made, and at whose till.
create table hold_card (
  hold    uuid primary key,
  card    text not null,
  partner uuid not null
);
