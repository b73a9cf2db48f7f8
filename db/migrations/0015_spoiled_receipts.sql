-- Numbers that a device had printed for what could not be recorded, or had passed over: each has its row, so that a series
-- is without gaps, and says what spoiled it. Of a number that was passed over nobody knows what it was meant for.

alter table receipts add column spoiled text, alter column order_id drop not null,
  add constraint receipts_are_for_an_order check (order_id is not null or spoiled is not null);

-- after: a spoiled number says why
select count(*) = 1
from information_schema.columns
where table_schema = current_schema() and table_name = 'receipts' and column_name = 'spoiled';
