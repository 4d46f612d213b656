-- A definition of a rule is tried on the last purchases before it acts. They come in the order of this index, so that it
-- grows at its end only.
create index purchase_by_time on purchase (accepted_at);
