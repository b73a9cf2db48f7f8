-- Drawers with their open shift, the shifts that were, and cash that moved for another reason than a sale.
-- A shift belongs to a drawer; its Z report is numbered per drawer, without gaps, and never changes.

create table drawers (
  scope_id uuid not null,
  drawer_id uuid not null,
  doc text not null,
  primary key (scope_id, drawer_id)
) with (fillfactor = 50, toast_tuple_target = 8160);

create table shifts (
  scope_id uuid not null,
  shift_id uuid not null,
  drawer_id uuid not null,
  opened_at timestamptz not null,
  business_date date not null,
  z_number bigint,
  closed_at timestamptz,
  z text,
  primary key (scope_id, shift_id),
  unique (scope_id, drawer_id, z_number),
  check ((z_number is null) = (z is null) and (z is null) = (closed_at is null))
);

create index shifts_by_opening on shifts (scope_id, opened_at, shift_id);

create table cash_moves (
  scope_id uuid not null,
  move_id uuid not null,
  drawer_id uuid not null,
  shift_id uuid,
  kind text not null,
  amount bigint not null,
  reason text not null,
  business_date date not null,
  moved_at timestamptz not null,
  actor_id uuid not null,
  primary key (scope_id, move_id),
  check (kind in ('paid_in', 'paid_out', 'no_sale') and amount >= 0)
);

create index cash_moves_by_shift on cash_moves (scope_id, shift_id, moved_at);

-- after: the three tables are there
select count(*) = 3
from information_schema.tables
where table_schema = current_schema() and table_name in ('drawers', 'shifts', 'cash_moves');
