-- The tape: every command with the events that followed from it, in the order of its scope. All else is derived.
-- A scope (a merchant or a location) is the unit of order: its row's lock makes version order commit order.
-- The tables that every sale writes carry no foreign key to scopes: the pipeline holds the scope's row lock while it
-- writes, and a key check for each row would cost more than the row.
-- The key by id is the last one made on purpose: while a table has no statistics all its keys cost the same, the planner
-- takes the newest, and the look-up by id is the statement that is planned on an empty tape and must not scan a scope.

create table scopes (
  scope_id uuid primary key,
  parent_id uuid,
  version bigint not null default 0,
  last_hash bytea not null,
  check (version >= 0)
) with (fillfactor = 50);

create table tape (
  scope_id uuid not null,
  version bigint not null,
  id uuid not null,
  device_id uuid not null,
  epoch integer not null,
  seq bigint not null,
  type text not null,
  command text not null,
  command_hash bytea not null,
  input_hash bytea not null,
  events text not null,
  refusal text,
  received_at timestamptz not null,
  entry_hash bytea not null,
  primary key (scope_id, version),
  unique (scope_id, device_id, epoch, seq),
  unique (scope_id, id),
  check (version > 0 and seq > 0 and epoch >= 0)
) with (toast_tuple_target = 8160);

create table device_heads (
  scope_id uuid not null,
  device_id uuid not null,
  epoch integer not null,
  last_seq bigint not null,
  last_hash bytea not null,
  primary key (scope_id, device_id, epoch)
) with (fillfactor = 50);

create table outbox (
  scope_id uuid not null,
  version bigint not null,
  n integer not null,
  target_scope_id uuid not null,
  command text not null,
  done_at timestamptz,
  refusal text,
  primary key (scope_id, version, n)
);

create index outbox_pending on outbox (scope_id, version, n) where done_at is null;

create table exceptions (
  scope_id uuid not null,
  version bigint not null,
  n integer not null,
  code text not null,
  message text not null,
  command_id uuid not null,
  device_id uuid not null,
  raised_at timestamptz not null,
  primary key (scope_id, version, n)
);

-- after: the five tables of the pipeline are there
select count(*) = 5
from information_schema.tables
where table_schema = current_schema() and table_name in ('scopes', 'tape', 'device_heads', 'outbox', 'exceptions');
