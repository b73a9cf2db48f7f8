import type { Client } from "@counterfoil/client";
import type { CatalogObject } from "@counterfoil/catalog/contract";
import type { Api, Availability } from "@counterfoil/server/api";
import type { Catalog } from "../api/catalog.ts";

const PAGE = 100;
/** Of the catalog's own bound and a little more: a server that never ends is wrong. */
const MOST_PAGES = 2_000;

/** A copy of the merchant's catalog that asks for nothing but what has changed since. */
export class CatalogCopy {
  readonly #client: Client<Api>;
  readonly #objects = new Map<string, CatalogObject>();
  #availability: readonly Availability[] = [];
  #cursor: string | undefined;

  constructor(client: Client<Api>) {
    this.#client = client;
  }

  /** The newest catalog; null when nothing has changed since the last time. */
  async refresh(): Promise<Catalog | null> {
    const isFirst = this.#cursor === undefined;
    const changed = [await this.#refreshObjects(), await this.#refreshAvailability()];
    if (!isFirst && !changed.includes(true)) return null;
    return { objects: [...this.#objects.values()], availability: this.#availability };
  }

  async #refreshObjects(): Promise<boolean> {
    let isChanged = false;
    for (let page = 0; page < MOST_PAGES; page += 1) {
      const query = { limit: PAGE, ...(this.#cursor === undefined ? {} : { cursor: this.#cursor }) };
      const { data, next_cursor, has_more } = await this.#client.get("/v1/catalog/changes", { query });
      for (const object of data) {
        if (object.deleted) this.#objects.delete(object.id);
        else this.#objects.set(object.id, object);
        isChanged = true;
      }
      this.#cursor = next_cursor;
      if (!has_more) break;
    }
    return isChanged;
  }

  async #refreshAvailability(): Promise<boolean> {
    const all: Availability[] = [];
    let cursor: string | null = null;
    for (let page = 0; page < MOST_PAGES; page += 1) {
      const query: { limit: number; cursor?: string } = {
        limit: PAGE,
        ...(cursor === null ? {} : { cursor }),
      };
      const { data, next_cursor }: { data: Availability[]; next_cursor: string | null } =
        await this.#client.get("/v1/catalog/availability", { query });
      all.push(...data);
      cursor = next_cursor;
      if (cursor === null) break;
    }
    if (JSON.stringify(all) === JSON.stringify(this.#availability)) return false;
    this.#availability = all;
    return true;
  }
}
