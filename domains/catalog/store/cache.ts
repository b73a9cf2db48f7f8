import type { Id } from "@counterfoil/ids";
import type { Reader } from "@counterfoil/sql";
import type { CatalogObject, Tombstone } from "../contract/index.ts";
import { catalogView, type Catalogs, type CatalogView } from "../rules/index.ts";
import { LAST_ID, latestVersion, listChanges } from "./changes.ts";

/** How long a change that another process has written may go unseen here. */
export const CATALOG_STALENESS_MS = 1_000;
/** Catalogs kept; beyond it the longest unread goes first. */
const MOST_MERCHANTS = 200;
/** Rows read at once. */
const PAGE = 2_000;

interface Kept {
  readonly objects: Map<Id, CatalogObject>;
  view: CatalogView;
  version: number;
  /** When the read began that it stems from. */
  readAt: number;
  /** This process has written since. */
  moved: boolean;
  reading: Promise<void> | null;
}

/**
 * Whole catalogs in memory, so that capturing a line asks nobody. A change made through this process is seen by the next
 * look; one made elsewhere within CATALOG_STALENESS_MS, by one cheap question per merchant in that time. After a change
 * only what changed is read.
 */
export class CatalogCache implements Catalogs {
  readonly #reader: Reader;
  readonly #now: () => number;
  readonly #kept = new Map<Id, Kept>();
  readonly #unlisten: () => void;

  constructor(
    reader: Reader,
    pipeline: { listen(listener: (scope: Id, version: number) => void): () => void },
    now: () => number = () => performance.now(),
  ) {
    this.#reader = reader;
    this.#now = now;
    this.#unlisten = pipeline.listen((scope, version) => {
      const kept = this.#kept.get(scope);
      if (kept && version > kept.version) kept.moved = true;
    });
  }

  /** The merchant's catalog, with all that this process had written when it was asked. */
  async view(merchant: Id): Promise<CatalogView> {
    const kept = this.#kept.get(merchant) ?? this.#keep(merchant);
    const askedAt = this.#now();
    while (!this.#serves(kept, askedAt)) {
      kept.reading ??= this.#read(merchant, kept).finally(() => {
        kept.reading = null;
      });
      await kept.reading;
    }
    return kept.view;
  }

  /** Stops listening. */
  close(): void {
    this.#unlisten();
    this.#kept.clear();
  }

  #serves(kept: Kept, askedAt: number): boolean {
    if (kept.readAt >= askedAt) return true;
    return !kept.moved && askedAt - kept.readAt < CATALOG_STALENESS_MS;
  }

  #keep(merchant: Id): Kept {
    const [oldest] = this.#kept.keys();
    if (oldest !== undefined && this.#kept.size >= MOST_MERCHANTS) this.#kept.delete(oldest);
    const kept: Kept = {
      objects: new Map(),
      view: catalogView([]),
      version: 0,
      readAt: -Infinity,
      moved: false,
      reading: null,
    };
    this.#kept.set(merchant, kept);
    return kept;
  }

  async #read(merchant: Id, kept: Kept): Promise<void> {
    const readAt = this.#now();
    kept.moved = false;
    try {
      const [latest] = await this.#reader.query(latestVersion, { scope: merchant });
      if (latest && latest.version > kept.version) await this.#readChanges(merchant, kept);
    } catch (problem) {
      kept.moved = true;
      throw problem;
    }
    kept.readAt = readAt;
    // The most lately read stays longest.
    if (this.#kept.delete(merchant)) this.#kept.set(merchant, kept);
  }

  async #readChanges(merchant: Id, kept: Kept): Promise<void> {
    let after = { version: kept.version, id: LAST_ID };
    for (;;) {
      const rows = await this.#reader.query(listChanges, { scope: merchant, ...after, limit: PAGE });
      for (const { id, doc } of rows) {
        const object = JSON.parse(doc) as CatalogObject | Tombstone;
        if (object.deleted) kept.objects.delete(id);
        else kept.objects.set(id, object);
      }
      const last = rows.at(-1);
      if (last) after = { version: last.version, id: last.id };
      if (rows.length < PAGE) break;
    }
    kept.version = after.version;
    kept.view = catalogView(kept.objects.values());
  }
}
