-- How far devices say that they have come: by the last number that one has given out, the server knows what it has not got.
-- Told by the devices, and so neither on the tape nor derived from it.

create table device_syncs (
  scope_id uuid not null,
  device_id uuid not null,
  epoch integer not null,
  made bigint not null,
  heard_at timestamptz not null,
  clock_offset_ms bigint not null,
  primary key (scope_id, device_id, epoch),
  check (epoch > 0 and made >= 0)
) with (fillfactor = 50);

-- Exceptions that a person has settled, one row for each, with who and when. Follows from the tape.

create table exception_settlements (
  scope_id uuid not null,
  version bigint not null,
  n integer not null,
  settled_by uuid not null,
  settled_at timestamptz not null,
  note text not null,
  primary key (scope_id, version, n)
);

-- after: both tables are there
select count(*) = 2
from information_schema.tables
where table_schema = current_schema() and table_name in ('device_syncs', 'exception_settlements');
