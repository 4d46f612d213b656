-- member: whose the money is, as the newest word of its cards says; null: whoever has the card, and it lapses without a
-- notice. owed: what was owed when it came to the account where it is; at most so much of a debt goes along when it leaves.
alter table alias add column member uuid, add column owed bigint not null default 0;
update alias a set member = c.member from card c where c.issued = a.issued and c.member is not null;
-- Most cards' money is where it always was: those are found by their own id.
create index alias_moved on alias (account) where account <> issued;
