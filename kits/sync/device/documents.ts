import type { Fold } from "@counterfoil/commands/spec";
import type { SyncDoc } from "../wire/shapes.ts";
import type { Docs } from "./api.ts";

/** Changes that a kind carries beside its bulk; beyond it they are folded in, so that a change never copies 50,000. */
const MOST_RECENT = 500;

/** The documents of one kind: a bulk that versions share, and what has changed since. */
interface Layer {
  readonly bulk: ReadonlyMap<string, unknown>;
  /** Null: there is none any more. */
  readonly recent: ReadonlyMap<string, unknown>;
  /** All of them as a list, made when it is first asked for. */
  listed: readonly unknown[] | null;
}

const NOTHING: Layer = { bulk: new Map(), recent: new Map(), listed: [] };

/** Documents at one moment. Never changed: `with` makes the next moment and shares what stayed. */
export class Documents implements Docs {
  readonly #layers: ReadonlyMap<string, Layer>;

  private constructor(layers: ReadonlyMap<string, Layer>) {
    this.#layers = layers;
  }

  static readonly none = new Documents(new Map());

  /** From a journal: of documents that come twice, the later counts. */
  static of(journal: Iterable<SyncDoc>): Documents {
    const kinds = new Map<string, Map<string, unknown>>();
    for (const { kind, key, doc } of journal) {
      let bulk = kinds.get(kind);
      if (!bulk) kinds.set(kind, (bulk = new Map<string, unknown>()));
      if (doc === null) bulk.delete(key);
      else bulk.set(key, doc);
    }
    return new Documents(
      new Map([...kinds].map(([kind, bulk]) => [kind, { bulk, recent: new Map(), listed: null }])),
    );
  }

  get<S>(fold: Fold<S>, key: string): S | undefined;
  get(fold: { readonly kind: string }, key: string): unknown;
  get(fold: { readonly kind: string }, key: string): unknown {
    const layer = this.#layers.get(fold.kind);
    if (!layer) return undefined;
    const changed = layer.recent.get(key);
    return (changed === undefined ? layer.bulk.get(key) : changed) ?? undefined;
  }

  all<S>(fold: Fold<S>): readonly S[] {
    const layer = this.#layers.get(fold.kind);
    if (!layer) return [];
    layer.listed ??= [...together(layer).values()];
    return layer.listed as readonly S[];
  }

  /** The same, with these documents put in place of what they were; null takes one out. */
  with(changes: Iterable<SyncDoc>): Documents {
    const kinds = new Map<string, Map<string, unknown>>();
    for (const { kind, key, doc } of changes) {
      let recent = kinds.get(kind);
      if (!recent) kinds.set(kind, (recent = new Map(this.#layers.get(kind)?.recent)));
      recent.set(key, doc);
    }
    if (kinds.size === 0) return this;
    const layers = new Map(this.#layers);
    for (const [kind, recent] of kinds) {
      const layer: Layer = { ...(this.#layers.get(kind) ?? NOTHING), recent, listed: null };
      const isHeavy = recent.size > MOST_RECENT;
      layers.set(kind, isHeavy ? { bulk: together(layer), recent: new Map(), listed: null } : layer);
    }
    return new Documents(layers);
  }

  /** Every document, kind by kind. */
  *entries(): Generator<SyncDoc> {
    for (const [kind, layer] of this.#layers) {
      for (const [key, doc] of together(layer)) yield { kind, key, doc };
    }
  }
}

/** The bulk with the changes in it. */
function together({ bulk, recent }: Layer): ReadonlyMap<string, unknown> {
  if (recent.size === 0) return bulk;
  const all = new Map(bulk);
  for (const [key, doc] of recent) {
    if (doc === null) all.delete(key);
    else all.set(key, doc);
  }
  return all;
}
