-- Payments and refunds by id: their documents are part of the order's, and here stands whose. An id is used once.

create table payments (
  scope_id uuid not null,
  id uuid not null,
  order_id uuid not null,
  primary key (scope_id, id)
);

create table refunds (
  scope_id uuid not null,
  id uuid not null,
  order_id uuid not null,
  primary key (scope_id, id)
);

-- after: both tables are there
select to_regclass('payments') is not null and to_regclass('refunds') is not null;
