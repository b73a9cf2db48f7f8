-- What a merchant sells, and what a location has sold out of. All of it follows from the tape.
-- Objects are read by their version: whoever keeps a copy (a server's memory, a till) asks for what changed since, and
-- tombstones are among it. Catalogs are written seldom, so this one index on a column that changes is worth its price.
-- The directory of a merchant holds what its objects must know of each other: names, codes, references.

create table catalog_objects (
  scope_id uuid not null,
  id uuid not null,
  type text not null,
  version bigint not null,
  deleted boolean not null,
  name text not null,
  doc text not null,
  primary key (scope_id, id)
) with (fillfactor = 80, toast_tuple_target = 8160);

create index catalog_objects_by_version on catalog_objects (scope_id, version, id);

create table catalog_directories (
  scope_id uuid primary key,
  doc text not null
);

create table availability (
  scope_id uuid not null,
  id uuid not null,
  sold_out boolean not null,
  doc text not null,
  primary key (scope_id, id)
) with (fillfactor = 80);

-- after: the three tables are there
select count(*) = 3
from information_schema.tables
where table_schema = current_schema()
  and table_name in ('catalog_objects', 'catalog_directories', 'availability');
