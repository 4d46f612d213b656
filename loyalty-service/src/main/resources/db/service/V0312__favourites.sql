-- Which categories the cards of a ledger account buy most, as {category: purchases}, in the row whose id it is.
alter table card_account add column favourites text;
