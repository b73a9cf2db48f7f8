-- Receipts: the numbers that were used, each once (the primary key says so), and where each device's series stand.

create table receipts (
  scope_id uuid not null,
  series text not null,
  number bigint not null,
  order_id uuid not null,
  refund_id uuid,
  business_date date not null,
  issued_at timestamptz not null,
  total bigint not null,
  primary key (scope_id, series, number),
  check (number > 0)
);

create table receipt_series (
  scope_id uuid not null,
  key text not null,
  doc text not null,
  primary key (scope_id, key)
) with (fillfactor = 50);

-- after: both tables are there
select to_regclass('receipts') is not null and to_regclass('receipt_series') is not null;
