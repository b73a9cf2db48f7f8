-- People, as the merchant's tape has them: their names, numbers and addresses are ciphertext.
-- person_keys is the one table here that does not follow from the tape: a key that is deleted is the end of what it
-- sealed, so keys are never on the tape, and the rebuild leaves them alone.

create table people (
  scope_id uuid not null,
  person_id uuid not null,
  kind text not null,
  status text not null,
  doc text not null,
  primary key (scope_id, person_id)
) with (fillfactor = 80, toast_tuple_target = 8160);

create table person_keys (
  scope_id uuid not null,
  person_id uuid not null,
  seal_key bytea not null,
  primary key (scope_id, person_id),
  check (length(seal_key) = 32)
);

-- after: both tables are there
select count(*) = 2
from information_schema.tables
where table_schema = current_schema() and table_name in ('people', 'person_keys');
