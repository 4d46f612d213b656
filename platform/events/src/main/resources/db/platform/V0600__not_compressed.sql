-- An event is not there for long: compressing one of 2 to 8 kB costs more than it saves.
alter table outbox set (toast_tuple_target = 8160);
