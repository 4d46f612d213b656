-- As events (V0600): only purchases of over 8 kB are compressed.
alter table purchase set (toast_tuple_target = 8160);
