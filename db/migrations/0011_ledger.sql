-- Every movement of money as a pair of accounts in one row: it cannot be out of balance.
-- Rows are only ever added. No key points elsewhere and one index serves the lists, because every sale writes several.

create table postings (
  scope_id uuid not null,
  version bigint not null,
  n integer not null,
  debit text not null,
  credit text not null,
  amount bigint not null,
  order_id uuid,
  business_date date not null,
  primary key (scope_id, version, n),
  check (amount > 0 and debit <> credit)
);

create index postings_by_date on postings (scope_id, business_date);

-- after: the postings are there
select count(*) = 1
from information_schema.tables
where table_schema = current_schema() and table_name = 'postings';
