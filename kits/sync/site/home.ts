import { findLeads, openCopies, passLead, type ScopeTip } from "@counterfoil/commands";
import type { Id } from "@counterfoil/ids";
import { must } from "@counterfoil/result";
import type { Database } from "@counterfoil/sql";
import { confirmHome, findHome, firstScope, makeHome, setHome } from "./store.ts";
import type { Greeting } from "./wire.ts";

/**
 * How a box stands, by its own memory. `joining`: it copies and does not lead yet. `leads`. `releasing`: it has stopped
 * writing to give the lead back. `released`: it follows. `lost`: upstream has given up on it, and its tape goes its own way.
 */
export type HomeStanding = "joining" | "leads" | "releasing" | "released" | "lost";

/** What this database is the box of. */
export interface Home {
  readonly scope_id: Id;
  readonly parent_id: Id;
  readonly site_id: Id;
  readonly name: string;
  readonly upstream: string;
  readonly standing: HomeStanding;
  /** How far upstream's copy was known to reach. */
  readonly confirmed: number;
}

/** What stands in the box's way and a person can put right. */
export class SiteProblem extends Error {
  override readonly name = "SiteProblem";
  readonly code: "not_empty" | "another_site" | "lost" | "not_reached" | "refused" | "no_home";
  readonly cure: string;
  constructor(code: SiteProblem["code"], message: string, cure: string) {
    super(`${message} ${cure}`);
    this.code = code;
    this.cure = cure;
  }
}

/** The box's memory of what it is, and the lead in its own database. */
export class HomeBook {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async find(): Promise<Home | null> {
    const [row] = await this.#database.query(findHome, {});
    // The check of the table allows no other words.
    return row ? { ...row, standing: row.standing as HomeStanding } : null;
  }

  async isEmpty(): Promise<boolean> {
    return (await this.#database.query(firstScope, {})).length === 0;
  }

  /** Becomes the box of a scope, with empty copies of it and of the scope above. */
  async settle({ own, parent, site_id, name }: Greeting, upstream: string): Promise<void> {
    const [scope, above] = [own.scope_id, parent.scope_id];
    const led = { led_by: above, led_name: upstream };
    await this.#database.transaction(async (tx) => {
      await tx.write(openCopies, [{ scope_id: above, parent_id: null, ...led }]);
      await tx.write(openCopies, [{ scope_id: scope, parent_id: above, ...led }]);
      await tx.execute(makeHome, { scope, parent: above, site: site_id, name, upstream });
    });
  }

  async tip(scope: Id): Promise<ScopeTip> {
    const [row] = await this.#database.query(findLeads, { scopes: [scope] });
    const { version, last_hash } = must(row, "the scopes of a box are here");
    return { version, lastHash: last_hash };
  }

  /** Begins to write: upstream has handed over at this very place. */
  lead(home: Home, at: ScopeTip): Promise<void> {
    return this.#pass(home, { from: home.parent_id, to: null, name: null }, at, "leads");
  }

  /** Stops to write, in one transaction with the reason. */
  async stop(home: Home, standing: "joining" | "releasing" | "lost"): Promise<void> {
    const to = { from: null, to: home.parent_id, name: home.upstream };
    // A sale that came in between has moved the tip: what counts is that none comes after.
    for (;;) {
      try {
        return await this.#pass(home, to, await this.tip(home.scope_id), standing);
      } catch (problem) {
        if (!(problem instanceof Moved)) throw problem;
      }
    }
  }

  async setStanding({ scope_id: scope }: Home, standing: HomeStanding): Promise<void> {
    await this.#database.transaction((tx) => tx.execute(setHome, { scope, standing }));
  }

  async confirm({ scope_id: scope }: Home, confirmed: number): Promise<void> {
    await this.#database.transaction((tx) => tx.execute(confirmHome, { scope, confirmed }));
  }

  async #pass(
    { scope_id: scope }: Home,
    pass: { from: Id | null; to: Id | null; name: string | null },
    { version, lastHash: last_hash }: ScopeTip,
    standing: HomeStanding,
  ): Promise<void> {
    await this.#database.transaction(async (tx) => {
      const [row] = await tx.query(findLeads, { scopes: [scope] });
      // Done before, by a run that was cut off before it could say so.
      const isDone = row?.led_by === pass.to;
      if (!isDone && (await tx.execute(passLead, { scope, ...pass, version, last_hash })) === 0)
        throw new Moved();
      await tx.execute(setHome, { scope, standing });
    });
  }
}

/** Something was written while the lead was being passed. */
class Moved extends Error {
  override readonly name = "Moved";
}
