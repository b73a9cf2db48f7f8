-- The schema after all migrations, dumped from a migrated database. Never edit it: run the dump again.

set check_function_bodies = false;

create table device_heads (
  scope_id uuid not null,
  device_id uuid not null,
  epoch integer not null,
  last_seq bigint not null,
  last_hash bytea not null,
  constraint device_heads_pkey PRIMARY KEY (scope_id, device_id, epoch)
) with (fillfactor=50);

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

create table scopes (
  scope_id uuid not null,
  parent_id uuid,
  version bigint default 0 not null,
  last_hash bytea not null,
  constraint scopes_pkey PRIMARY KEY (scope_id),
  constraint scopes_version_check CHECK ((version >= 0))
) with (fillfactor=50);

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

CREATE INDEX outbox_pending ON public.outbox USING btree (scope_id, version, n) WHERE (done_at IS NULL);
