\set account random(1, :accounts)
\set amount random(100, 20000)
begin;
insert into purchase (id, account, amount) values (uuidv7(), :account, :amount) returning id \gset
insert into entry (purchase, account, amount) values (:id, :account, :amount);
insert into entry (purchase, account, amount) values (:id, 0, -(:amount)::bigint);
insert into balance (account, amount) values (:account, :amount) on conflict (account) do update set amount = balance.amount + excluded.amount;
insert into outbox (topic, key, payload) values ('purchases', :account::bigint::text, '{"id":"' || (:id)::text || '","account":' || (:account)::bigint || ',"amount":' || (:amount)::bigint || '}');
end;
