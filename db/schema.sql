-- The schema after all migrations, dumped from a migrated database. Never edit it: run the dump again.

set check_function_bodies = false;

create table availability (
  scope_id uuid not null,
  id uuid not null,
  sold_out boolean not null,
  doc text not null,
  constraint availability_pkey PRIMARY KEY (scope_id, id)
) with (fillfactor=80);

create table cash_moves (
  scope_id uuid not null,
  move_id uuid not null,
  drawer_id uuid not null,
  shift_id uuid,
  kind text not null,
  amount bigint not null,
  reason text not null,
  business_date date not null,
  moved_at timestamp with time zone not null,
  actor_id uuid not null,
  constraint cash_moves_pkey PRIMARY KEY (scope_id, move_id),
  constraint cash_moves_check CHECK (((kind = ANY (ARRAY['paid_in'::text, 'paid_out'::text, 'no_sale'::text])) AND (amount >= 0)))
);

create table catalog_directories (
  scope_id uuid not null,
  doc text not null,
  constraint catalog_directories_pkey PRIMARY KEY (scope_id)
);

create table catalog_objects (
  scope_id uuid not null,
  id uuid not null,
  type text not null,
  version bigint not null,
  deleted boolean not null,
  name text not null,
  doc text not null,
  constraint catalog_objects_pkey PRIMARY KEY (scope_id, id)
) with (fillfactor=80, toast_tuple_target=8160);

create table credentials (
  scope_id uuid not null,
  member_id uuid not null,
  version bigint not null,
  pin_hash text not null,
  constraint credentials_pkey PRIMARY KEY (scope_id, member_id)
) with (fillfactor=80);

create table device_heads (
  scope_id uuid not null,
  device_id uuid not null,
  epoch integer not null,
  last_seq bigint not null,
  last_hash bytea not null,
  constraint device_heads_pkey PRIMARY KEY (scope_id, device_id, epoch)
) with (fillfactor=50);

create table device_syncs (
  scope_id uuid not null,
  device_id uuid not null,
  epoch integer not null,
  made bigint not null,
  heard_at timestamp with time zone not null,
  clock_offset_ms bigint not null,
  constraint device_syncs_pkey PRIMARY KEY (scope_id, device_id, epoch),
  constraint device_syncs_check CHECK (((epoch > 0) AND (made >= 0)))
) with (fillfactor=50);

create table device_tokens (
  scope_id uuid not null,
  device_id uuid not null,
  token_hash text not null,
  constraint device_tokens_pkey PRIMARY KEY (scope_id, device_id)
);

create table devices (
  scope_id uuid not null,
  device_id uuid not null,
  letter text not null,
  doc text not null,
  constraint devices_pkey PRIMARY KEY (scope_id, device_id),
  constraint devices_scope_id_letter_key UNIQUE (scope_id, letter)
) with (fillfactor=80);

create table drawers (
  scope_id uuid not null,
  drawer_id uuid not null,
  doc text not null,
  constraint drawers_pkey PRIMARY KEY (scope_id, drawer_id)
) with (fillfactor=50, toast_tuple_target=8160);

create table exception_settlements (
  scope_id uuid not null,
  version bigint not null,
  n integer not null,
  settled_by uuid not null,
  settled_at timestamp with time zone not null,
  note text not null,
  constraint exception_settlements_pkey PRIMARY KEY (scope_id, version, n)
);

create table exceptions (
  scope_id uuid not null,
  version bigint not null,
  n integer not null,
  code text not null,
  message text not null,
  command_id uuid not null,
  device_id uuid not null,
  raised_at timestamp with time zone not null,
  constraint exceptions_pkey PRIMARY KEY (scope_id, version, n)
);

create table listed_locations (
  scope_id uuid not null,
  location_id uuid not null,
  doc text not null,
  constraint listed_locations_pkey PRIMARY KEY (scope_id, location_id)
) with (fillfactor=80, toast_tuple_target=8160);

create table locations (
  scope_id uuid not null,
  merchant_id uuid not null,
  doc text not null,
  constraint locations_pkey PRIMARY KEY (scope_id)
) with (fillfactor=80, toast_tuple_target=8160);

create table members (
  scope_id uuid not null,
  member_id uuid not null,
  doc text not null,
  constraint members_pkey PRIMARY KEY (scope_id, member_id)
) with (fillfactor=80);

create table merchants (
  scope_id uuid not null,
  doc text not null,
  constraint merchants_pkey PRIMARY KEY (scope_id)
) with (fillfactor=80);

create table orders (
  scope_id uuid not null,
  id uuid not null,
  state text not null,
  business_date date not null,
  device_id uuid not null,
  call_number text not null,
  name text,
  doc text not null,
  constraint orders_pkey PRIMARY KEY (scope_id, id),
  constraint orders_state_check CHECK ((state = ANY (ARRAY['open'::text, 'completed'::text, 'canceled'::text])))
) with (fillfactor=90, toast_tuple_target=8160);

create table outbox (
  scope_id uuid not null,
  version bigint not null,
  n integer not null,
  target_scope_id uuid not null,
  command text not null,
  done_at timestamp with time zone,
  refusal text,
  constraint outbox_pkey PRIMARY KEY (scope_id, version, n)
);

create table owner_tokens (
  scope_id uuid not null,
  owner_id uuid not null,
  token_hash text not null,
  made_at timestamp with time zone not null,
  constraint owner_tokens_pkey PRIMARY KEY (scope_id, owner_id)
);

create table pairing_codes (
  scope_id uuid not null,
  code_hash text not null,
  doc text not null,
  constraint pairing_codes_pkey PRIMARY KEY (scope_id, code_hash)
) with (fillfactor=80);

create table payments (
  scope_id uuid not null,
  id uuid not null,
  order_id uuid not null,
  constraint payments_pkey PRIMARY KEY (scope_id, id)
);

create table people (
  scope_id uuid not null,
  person_id uuid not null,
  kind text not null,
  status text not null,
  doc text not null,
  constraint people_pkey PRIMARY KEY (scope_id, person_id)
) with (fillfactor=80, toast_tuple_target=8160);

create table person_keys (
  scope_id uuid not null,
  person_id uuid not null,
  seal_key bytea not null,
  constraint person_keys_pkey PRIMARY KEY (scope_id, person_id),
  constraint person_keys_seal_key_check CHECK ((length(seal_key) = 32))
);

create table pin_tries (
  scope_id uuid not null,
  device_id uuid not null,
  doc text not null,
  constraint pin_tries_pkey PRIMARY KEY (scope_id, device_id)
) with (fillfactor=50);

create table postings (
  scope_id uuid not null,
  version bigint not null,
  n integer not null,
  debit text not null,
  credit text not null,
  amount bigint not null,
  order_id uuid,
  business_date date not null,
  constraint postings_pkey PRIMARY KEY (scope_id, version, n),
  constraint postings_check CHECK (((amount > 0) AND (debit <> credit)))
);

create table receipt_series (
  scope_id uuid not null,
  key text not null,
  doc text not null,
  constraint receipt_series_pkey PRIMARY KEY (scope_id, key)
) with (fillfactor=50);

create table receipts (
  scope_id uuid not null,
  series text not null,
  number bigint not null,
  order_id uuid,
  refund_id uuid,
  business_date date not null,
  issued_at timestamp with time zone not null,
  total bigint not null,
  spoiled text,
  constraint receipts_pkey PRIMARY KEY (scope_id, series, number),
  constraint receipts_are_for_an_order CHECK (((order_id IS NOT NULL) OR (spoiled IS NOT NULL))),
  constraint receipts_number_check CHECK ((number > 0))
);

create table refunds (
  scope_id uuid not null,
  id uuid not null,
  order_id uuid not null,
  constraint refunds_pkey PRIMARY KEY (scope_id, id)
);

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

create table sale_tenders (
  scope_id uuid not null,
  version bigint not null,
  amount bigint not null,
  tip bigint not null,
  rounding bigint not null,
  business_date date not null,
  kind text not null,
  tender text not null,
  external_type text,
  constraint sale_tenders_kind_check CHECK ((kind = ANY (ARRAY['payment'::text, 'void'::text, 'refund'::text])))
);

create table sale_voids (
  scope_id uuid not null,
  order_id uuid not null,
  version bigint not null,
  amount bigint not null,
  business_date date not null,
  lines integer not null,
  whole boolean not null
);

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

create table scopes (
  scope_id uuid not null,
  parent_id uuid,
  version bigint default 0 not null,
  last_hash bytea not null,
  rebuilds bigint default 0 not null,
  led_by uuid,
  led_name text,
  constraint scopes_pkey PRIMARY KEY (scope_id),
  constraint scopes_version_check CHECK ((version >= 0))
) with (fillfactor=50);

create table sessions (
  scope_id uuid not null,
  session_id uuid not null,
  token_hash text not null,
  member_id uuid not null,
  location_id uuid not null,
  device_id uuid not null,
  opened_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  constraint sessions_pkey PRIMARY KEY (scope_id, session_id)
);

create table shifts (
  scope_id uuid not null,
  shift_id uuid not null,
  drawer_id uuid not null,
  opened_at timestamp with time zone not null,
  business_date date not null,
  z_number bigint,
  closed_at timestamp with time zone,
  z text,
  constraint shifts_pkey PRIMARY KEY (scope_id, shift_id),
  constraint shifts_scope_id_drawer_id_z_number_key UNIQUE (scope_id, drawer_id, z_number),
  constraint shifts_check CHECK ((((z_number IS NULL) = (z IS NULL)) AND ((z IS NULL) = (closed_at IS NULL))))
);

create table site_homes (
  scope_id uuid not null,
  parent_id uuid not null,
  site_id uuid not null,
  name text not null,
  upstream text not null,
  standing text not null,
  confirmed bigint default 0 not null,
  constraint site_homes_pkey PRIMARY KEY (scope_id),
  constraint site_homes_standing_check CHECK ((standing = ANY (ARRAY['joining'::text, 'leads'::text, 'releasing'::text, 'released'::text, 'lost'::text])))
);

create table site_mail (
  scope_id uuid not null,
  device_id uuid not null,
  epoch integer not null,
  seq bigint not null,
  command text not null,
  put_at timestamp with time zone not null,
  constraint site_mail_pkey PRIMARY KEY (scope_id, device_id, epoch, seq)
);

create table sites (
  scope_id uuid not null,
  site_id uuid not null,
  name text not null,
  token_hash text not null,
  made_at timestamp with time zone not null,
  standing text not null,
  address text,
  seen_at timestamp with time zone,
  constraint sites_pkey PRIMARY KEY (scope_id, site_id),
  constraint sites_standing_check CHECK ((standing = ANY (ARRAY['invited'::text, 'leads'::text, 'released'::text, 'taken_over'::text])))
);

create table stock_entries (
  scope_id uuid not null,
  id uuid not null,
  doc text not null,
  constraint stock_entries_pkey PRIMARY KEY (scope_id, id)
);

create table stock_levels (
  scope_id uuid not null,
  variation_id uuid not null,
  on_hand_milli bigint not null,
  counted_milli bigint,
  counted_at timestamp with time zone,
  count_id uuid,
  constraint stock_levels_pkey PRIMARY KEY (scope_id, variation_id),
  constraint stock_levels_check CHECK ((((counted_at IS NULL) = (counted_milli IS NULL)) AND ((counted_at IS NULL) = (count_id IS NULL))))
) with (fillfactor=60);

create table stock_moves (
  scope_id uuid not null,
  variation_id uuid not null,
  at timestamp with time zone not null,
  version bigint not null,
  n integer not null,
  kind text not null,
  quantity_milli bigint not null,
  source_id uuid not null,
  constraint stock_moves_pkey PRIMARY KEY (scope_id, variation_id, at, version, n)
);

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
  received_at timestamp with time zone not null,
  entry_hash bytea not null,
  constraint tape_pkey PRIMARY KEY (scope_id, version),
  constraint tape_scope_id_device_id_epoch_seq_key UNIQUE (scope_id, device_id, epoch, seq),
  constraint tape_scope_id_id_key UNIQUE (scope_id, id),
  constraint tape_check CHECK (((version > 0) AND (seq > 0) AND (epoch >= 0)))
) with (toast_tuple_target=8160);

CREATE INDEX cash_moves_by_shift ON public.cash_moves USING btree (scope_id, shift_id, moved_at);

CREATE INDEX catalog_objects_by_version ON public.catalog_objects USING btree (scope_id, version, id);

CREATE INDEX device_tokens_by_hash ON public.device_tokens USING btree (token_hash);

CREATE INDEX orders_by_day ON public.orders USING btree (scope_id, business_date);

CREATE INDEX orders_named ON public.orders USING btree (scope_id, id) WHERE (name IS NOT NULL);

CREATE INDEX orders_open ON public.orders USING btree (scope_id, id) WHERE (state = 'open'::text);

CREATE INDEX outbox_pending ON public.outbox USING btree (scope_id, version, n) WHERE (done_at IS NULL);

CREATE INDEX owner_tokens_by_hash ON public.owner_tokens USING btree (token_hash);

CREATE INDEX pairing_codes_by_hash ON public.pairing_codes USING btree (code_hash);

CREATE INDEX postings_by_date ON public.postings USING btree (scope_id, business_date);

CREATE INDEX sale_lines_by_date ON public.sale_lines USING btree (scope_id, business_date);

CREATE INDEX sale_taxes_by_date ON public.sale_taxes USING btree (scope_id, business_date);

CREATE INDEX sale_tenders_by_date ON public.sale_tenders USING btree (scope_id, business_date);

CREATE INDEX sale_voids_by_date ON public.sale_voids USING btree (scope_id, business_date);

CREATE INDEX sales_by_date ON public.sales USING btree (scope_id, business_date);

CREATE INDEX sessions_by_hash ON public.sessions USING btree (token_hash);

CREATE INDEX shifts_by_opening ON public.shifts USING btree (scope_id, opened_at, shift_id);

CREATE INDEX sites_by_hash ON public.sites USING btree (token_hash);
