import type { Client } from "@counterfoil/client";
import type { CatalogObject } from "@counterfoil/catalog/contract";
import type { Api, Availability } from "@counterfoil/server/api";
import type { Catalog } from "../api/catalog.ts";
import { allPages } from "./pages.ts";

const PAGE = 200;
/** Of the catalog's own bound and a little more: a server that never ends is wrong. */
const MOST_PAGES = 2_000;

/** A copy of the merchant's catalog that asks for nothing but what has changed since. */
export class CatalogCopy {
  readonly #client: Client<Api>;
  readonly #objects = new Map<string, CatalogObject>();
  #availability: readonly Availability[] = [];
  #cursor: string | null = null;
  /** Something has come that nobody was told of yet; also when a later page of the same change did not come. */
  #isNew = true;

  constructor(client: Client<Api>) {
    this.#client = client;
  }

  /** The newest catalog; null when nothing has changed since the last time. */
  async refresh(): Promise<Catalog | null> {
    await this.#refreshObjects();
    await this.#refreshAvailability();
    if (!this.#isNew) return null;
    this.#isNew = false;
    return { objects: [...this.#objects.values()], availability: this.#availability };
  }

  async #refreshObjects(): Promise<void> {
    for (let page = 0; page < MOST_PAGES; page += 1) {
      const place = this.#cursor === null ? {} : { cursor: this.#cursor };
      const { data, next_cursor, has_more } = await this.#client.get("/v1/catalog/changes", {
        query: { limit: PAGE, ...place },
      });
      for (const object of data) {
        if (object.deleted) this.#objects.delete(object.id);
        else this.#objects.set(object.id, object);
        this.#isNew = true;
      }
      this.#cursor = next_cursor;
      if (!has_more) break;
    }
  }

  async #refreshAvailability(): Promise<void> {
    const all = await allPages(MOST_PAGES, (place) =>
      this.#client.get("/v1/catalog/availability", { query: { limit: PAGE, ...place } }),
    );
    if (JSON.stringify(all) === JSON.stringify(this.#availability)) return;
    this.#availability = all;
    this.#isNew = true;
  }
}
