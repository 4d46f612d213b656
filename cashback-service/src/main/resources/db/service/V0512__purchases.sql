-- Every purchase that was taken in, and what returns of it need. issued: the account that its card was issued with.
-- lines, quantities and returned go together, empty where nothing was earned; returned is null until something comes back.
-- rules, versions, lots and funders go together; earned is what each rule gave for each line, rule by rule, in minor units.
create table purchase (
  id          uuid primary key,
  issued      uuid not null,
  partner     uuid not null,
  occurred_at timestamptz not null,
  accepted_at timestamptz not null,
  lines       int[] not null,
  quantities  int[] not null,
  returned    int[],
  rules       text[],
  versions    int[],
  lots        uuid[],
  funders     uuid[],
  earned      bigint[]
) with (fillfactor = 95);
