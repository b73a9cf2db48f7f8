-- Orders: one row per order with its whole document, and beside it only what lists ask for. Ids are UUIDv7, so the
-- primary key is also the order of time. A sale in one command is written once and never touched again, and enters
-- neither of the two partial indexes.

create table orders (
  scope_id uuid not null,
  id uuid not null,
  state text not null,
  business_date date not null,
  device_id uuid not null,
  call_number text not null,
  name text,
  doc text not null,
  primary key (scope_id, id),
  check (state in ('open', 'completed', 'canceled'))
) with (fillfactor = 90, toast_tuple_target = 8160);

create index orders_open on orders (scope_id, id) where state = 'open';
create index orders_named on orders (scope_id, id) where name is not null;
create index orders_by_day on orders (scope_id, business_date);

-- after: an order is found by its id, its day, its name and while it is open
select count(*) = 4 from pg_indexes where schemaname = current_schema() and tablename = 'orders';
