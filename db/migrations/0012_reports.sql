-- What was sold, as facts that reports add up: a row per sale or refund, and beside it its lines, taxes and tenders.
-- Rows are only ever added, and every sale adds several, so each is narrow and one index finds them by day. What follows
-- from other columns is not kept: total = net + tax, and the tax contained in prices = gross - discount + charge - net.
-- Rows of a refund are below zero. `version` is the tape entry from which a row follows: it ties the tables together.

create table sales (
  scope_id uuid not null,
  order_id uuid not null,
  version bigint not null,
  gross bigint not null,
  discount bigint not null,
  charge bigint not null,
  net bigint not null,
  tax bigint not null,
  tip bigint not null,
  business_date date not null,
  hour integer not null,
  covers integer not null,
  refund boolean not null,
  order_type text not null
);

create index sales_by_date on sales (scope_id, business_date);

create table sale_lines (
  scope_id uuid not null,
  item_id uuid,
  variation_id uuid,
  category_id uuid,
  version bigint not null,
  quantity_milli bigint not null,
  gross bigint not null,
  discount bigint not null,
  charge bigint not null,
  net bigint not null,
  tax bigint not null,
  business_date date not null,
  refund boolean not null,
  item_name text not null,
  variation_name text,
  category_name text
);

create index sale_lines_by_date on sale_lines (scope_id, business_date);

create table sale_taxes (
  scope_id uuid not null,
  version bigint not null,
  taxable bigint not null,
  amount bigint not null,
  business_date date not null,
  refund boolean not null,
  inclusive boolean not null,
  tax_id text not null,
  tax_name text not null,
  percentage text not null
);

create index sale_taxes_by_date on sale_taxes (scope_id, business_date);

create table sale_tenders (
  scope_id uuid not null,
  version bigint not null,
  amount bigint not null,
  tip bigint not null,
  rounding bigint not null,
  business_date date not null,
  kind text not null check (kind in ('payment', 'void', 'refund')),
  tender text not null,
  external_type text
);

create index sale_tenders_by_date on sale_tenders (scope_id, business_date);

-- Orders that were taken back before they were closed, and lines that were taken out of orders that were.
create table sale_voids (
  scope_id uuid not null,
  order_id uuid not null,
  version bigint not null,
  amount bigint not null,
  business_date date not null,
  lines integer not null,
  whole boolean not null
);

create index sale_voids_by_date on sale_voids (scope_id, business_date);

-- after: the five tables are there
select count(*) = 5
from information_schema.tables
where table_schema = current_schema() and table_name in ('sales', 'sale_lines', 'sale_taxes', 'sale_tenders', 'sale_voids');
