-- How often the views of a scope were replaced by what its tape says. A process remembers documents as long as the tape
-- ends where it did; a rebuild changes documents and leaves the tape as it is, so it counts up here, and whatever was
-- remembered of the wrong ones is forgotten.

alter table scopes add column rebuilds bigint not null default 0;

-- after: scopes count their rebuilds
select count(*) = 1
from information_schema.columns
where table_schema = current_schema() and table_name = 'scopes' and column_name = 'rebuilds';
