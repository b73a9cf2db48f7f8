import { readTape, type House, type StatePages } from "@counterfoil/commands";
import { isId, type Id } from "@counterfoil/ids";
import { must } from "@counterfoil/result";
import { type Database, type Reader, type Statement } from "@counterfoil/sql";
import Type from "typebox";
import { NotOurs, type PageOf, type Picture, type Pictures, type Sequence, type Standing } from "./ports.ts";
import { findHighestEpoch, findLastSeq, findPlaced, findStanding, findTip } from "./store/reading.ts";

/** Where `after` is among the parameters of a page (kits/commands: PageKeys). */
const AFTER = 1;
/** More documents than any scope holds: all are counted. */
const ALL = 2 ** 31 - 1;

/** The documents and the tape of a database. */
export function picturesOf(house: House, database: Pick<Database, "snapshot">): Pictures {
  const kinds = [...house.tables].flatMap(([kind, table]) => (table.page ? [kind] : []));
  return { kinds, picture: (work) => database.snapshot((reader) => work(pictureOf(house, reader))) };
}

function pictureOf(house: House, reader: Reader): Picture {
  const tableOf = (kind: string) => must(house.tables.get(kind), `no domain keeps the state ${kind}`);
  const pagesOf = (kind: string) => must(tableOf(kind).page, `devices hold no ${kind}`);
  return {
    tip: async (scope, at) => {
      const [row] = await reader.query(findTip, { scope, at });
      const { version, last_hash, hash_at } = must(row, "whoever is asked about a scope has one");
      const hashAt = at === 0 ? "" : (hash_at?.toString("hex") ?? null);
      return { version, hash: last_hash.toString("hex"), hashAt };
    },
    entries: (scope, after, limit) => reader.query(readTape, { scope, after, limit }),
    documents: (scope, kind, keys) =>
      reader.query(tableOf(kind).load, { scopes: keys.map(() => scope), keys }),
    page: (scope, kind, { after, since, limit }) => {
      const pages = pagesOf(kind);
      if (!fits(pages, after)) throw new NotOurs("after");
      return reader.query(pages, { scope, after, since, limit });
    },
    count: async (scope, kind, since) => {
      const [row] = await reader.query(countOf(pagesOf(kind)), { scope, after: null, since, limit: ALL });
      return row?.count ?? 0;
    },
    lastSeq: async (scope, { device, epoch }, at) => {
      const [row] = await reader.query(findLastSeq, { scope, device, epoch, at });
      return row?.seq ?? 0;
    },
  };
}

/** Where a device's sequence stands in a database. */
export async function standingIn(
  reader: Reader,
  scope: Id,
  sequence: Sequence,
  seqs: readonly number[],
): Promise<Standing> {
  const { device, epoch } = sequence;
  const [row] = await reader.query(findStanding, { scope, device, epoch });
  const { version, last_seq, last_hash } = must(row, "whoever writes to a scope has one");
  const stored = seqs.length > 0 ? await reader.query(findPlaced, { scope, device, epoch, seqs }) : [];
  return { version, last_seq, last_hash: last_hash.toString("hex"), stored };
}

export async function highestEpochIn(reader: Reader, scope: Id, device: Id): Promise<number> {
  const [row] = await reader.query(findHighestEpoch, { scope, device });
  return row?.epoch ?? 0;
}

function fits(pages: StatePages, after: PageOf["after"]): boolean {
  return after === null || pages.pgTypes[AFTER] !== "uuid" || isId(after);
}

const counts = new Map<StatePages, Statement<Parameters<StatePages["encode"]>[0], { count: number }>>();

/** Counts what the pages would bring, by their own statement, so that the two cannot differ. */
function countOf(pages: StatePages) {
  const known = counts.get(pages);
  if (known) return known;
  const count = {
    name: `${pages.name}.count`,
    text: `select count(*)::int as count from (${pages.text}) as page`,
    row: Type.Object({ count: Type.Integer() }),
    pgTypes: pages.pgTypes,
    encode: pages.encode,
  };
  counts.set(pages, count);
  return count;
}
