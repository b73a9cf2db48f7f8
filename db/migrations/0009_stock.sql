-- Stock on hand is the last count plus the moves after it by the time at which they happened, whenever they arrive.
-- Moves are only ever added, by every sale; the one index is the key, and it is also what a count sums over.
-- A level is a narrow row that most batches change: room on its page, and no index on what changes.
-- Entries are what people said (goods received, waste, counts), each by an id of its own so that a repeat is known.

create table stock_moves (
  scope_id uuid not null,
  variation_id uuid not null,
  at timestamptz not null,
  version bigint not null,
  n integer not null,
  kind text not null,
  quantity_milli bigint not null,
  source_id uuid not null,
  primary key (scope_id, variation_id, at, version, n)
);

create table stock_levels (
  scope_id uuid not null,
  variation_id uuid not null,
  on_hand_milli bigint not null,
  counted_milli bigint,
  counted_at timestamptz,
  count_id uuid,
  primary key (scope_id, variation_id),
  check ((counted_at is null) = (counted_milli is null) and (counted_at is null) = (count_id is null))
) with (fillfactor = 60);

create table stock_entries (
  scope_id uuid not null,
  id uuid not null,
  doc text not null,
  primary key (scope_id, id)
);

-- after: the three tables are there
select count(*) = 3
from information_schema.tables
where table_schema = current_schema()
  and table_name in ('stock_moves', 'stock_levels', 'stock_entries');
