import {
  int4,
  int8,
  nullable,
  rowsInto,
  statement,
  text,
  timestamptz,
  uuid,
  arrayOf,
} from "@counterfoil/sql";
import Type from "typebox";

const SiteRow = Type.Object({
  scope_id: Type.String(),
  parent_id: Type.Union([Type.String(), Type.Null()]),
  site_id: Type.String(),
  name: Type.String(),
  token_hash: Type.String(),
  standing: Type.String(),
  address: Type.Union([Type.String(), Type.Null()]),
  seen_at: Type.Union([Type.String(), Type.Null()]),
});

export const addSite = statement({
  name: "sync.add_site",
  text: `
    insert into sites (scope_id, site_id, name, token_hash, made_at, standing) values ($1, $2, $3, $4, $5, 'invited')`,
  params: { scope: uuid, site: uuid, name: text, token_hash: text, made_at: timestamptz },
});

export const findSitesByToken = statement({
  name: "sync.find_sites_by_token",
  text: `
    select s.scope_id, c.parent_id, s.site_id, s.name, s.token_hash, s.standing, s.address, s.seen_at
    from sites s join scopes c on c.scope_id = s.scope_id
    where s.token_hash = any ($1::text[])`,
  params: { hashes: arrayOf(text) },
  row: SiteRow,
});

export const findSites = statement({
  name: "sync.find_sites",
  text: `
    select s.scope_id, c.parent_id, s.site_id, s.name, s.token_hash, s.standing, s.address, s.seen_at
    from sites s join scopes c on c.scope_id = s.scope_id
    where s.scope_id = $1 order by s.made_at limit $2`,
  params: { scope: uuid, limit: int4 },
  row: SiteRow,
});

export const setStanding = statement({
  name: "sync.set_standing",
  text: `
    update sites set standing = $3, address = coalesce($4, address) where scope_id = $1 and site_id = $2`,
  params: { scope: uuid, site: uuid, standing: text, address: nullable(text) },
});

/** At most once in a while, so that a round that brings nothing writes nothing. */
export const seeSite = statement({
  name: "sync.see_site",
  text: `
    update sites set seen_at = $3
    where scope_id = $1 and site_id = $2 and (seen_at is null or seen_at < $4)`,
  params: { scope: uuid, site: uuid, at: timestamptz, before: timestamptz },
});

export const keepLetters = rowsInto({
  name: "sync.keep_letters",
  text: `
    insert into site_mail (scope_id, device_id, epoch, seq, command, put_at)
    select scope_id, device_id, epoch, seq, command, put_at
    from unnest($1::uuid[], $2::uuid[], $3::integer[], $4::bigint[], $5::text[], $6::timestamptz[])
      as t (scope_id, device_id, epoch, seq, command, put_at)
    on conflict (scope_id, device_id, epoch, seq) do nothing`,
  columns: { scope_id: uuid, device_id: uuid, epoch: int4, seq: int8, command: text, put_at: timestamptz },
});

export const countLetters = statement({
  name: "sync.count_letters",
  text: `select count(*)::int as letters from (select from site_mail where scope_id = $1 limit $2) as kept`,
  params: { scope: uuid, most: int4 },
  row: Type.Object({ letters: Type.Integer() }),
});

/** Letters in the order of their devices' sequences, as many as fit, and at least one. */
export const readLetters = statement({
  name: "sync.read_letters",
  text: `
    select device_id, epoch, seq, command
    from (
      select device_id, epoch, seq, command, row_number() over (order by device_id, epoch, seq) as n,
        sum(octet_length(command)) over (order by device_id, epoch, seq) as bytes
      from (
        select device_id, epoch, seq, command from site_mail
        where scope_id = $1 and (device_id, epoch, seq) > ($2, $3, $4) order by device_id, epoch, seq limit $5
      ) as page
    ) as counted
    where bytes <= $6 or n = 1
    order by device_id, epoch, seq`,
  params: { scope: uuid, device: uuid, epoch: int4, seq: int8, limit: int4, bytes: int8 },
  row: Type.Object({
    device_id: Type.String(),
    epoch: Type.Integer(),
    seq: Type.Integer(),
    command: Type.String(),
  }),
});

/** Letters whose commands stand on the copy of the tape: the device's sequence has come past them. */
export const dropArrived = statement({
  name: "sync.drop_arrived_letters",
  text: `
    delete from site_mail using device_heads h
    where site_mail.scope_id = $1 and h.scope_id = site_mail.scope_id and h.device_id = site_mail.device_id
      and h.epoch = site_mail.epoch and site_mail.seq <= h.last_seq`,
  params: { scope: uuid },
});

/** What this database is the box of; no row on any other. */
export const findHome = statement({
  name: "sync.find_home",
  text: `
    select scope_id, parent_id, site_id, name, upstream, standing, confirmed from site_homes
    order by scope_id limit 1`,
  params: {},
  row: Type.Object({
    scope_id: Type.String(),
    parent_id: Type.String(),
    site_id: Type.String(),
    name: Type.String(),
    upstream: Type.String(),
    standing: Type.String(),
    confirmed: Type.Integer(),
  }),
});

export const makeHome = statement({
  name: "sync.make_home",
  text: `
    insert into site_homes (scope_id, parent_id, site_id, name, upstream, standing) values ($1, $2, $3, $4, $5, 'joining')
    on conflict (scope_id) do update
      set site_id = excluded.site_id, name = excluded.name, upstream = excluded.upstream, standing = 'joining'`,
  params: { scope: uuid, parent: uuid, site: uuid, name: text, upstream: text },
});

export const setHome = statement({
  name: "sync.set_home",
  text: `update site_homes set standing = $2 where scope_id = $1`,
  params: { scope: uuid, standing: text },
});

export const confirmHome = statement({
  name: "sync.confirm_home",
  text: `update site_homes set confirmed = $2 where scope_id = $1`,
  params: { scope: uuid, confirmed: int8 },
});

export const firstScope = statement({
  name: "sync.first_scope",
  text: `select scope_id from scopes order by scope_id limit 1`,
  params: {},
  row: Type.Object({ scope_id: Type.String() }),
});
