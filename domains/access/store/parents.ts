import type { Id } from "@counterfoil/ids";
import { statement, uuid, type Reader } from "@counterfoil/sql";
import Type from "typebox";

/** Scopes that a process keeps in mind; a scope never changes its parent. */
const REMEMBERED = 100_000;

const findParent = statement({
  name: "access.find_parent",
  text: `select parent_id from scopes where scope_id = $1`,
  params: { scope: uuid },
  row: Type.Object({ parent_id: Type.Union([Type.String(), Type.Null()]) }),
});

/** Whose scope is whose: the merchant of a location, null for a merchant. */
export class Parents {
  readonly #reader: Reader;
  readonly #known = new Map<Id, Id | null>();

  constructor(reader: Reader) {
    this.#reader = reader;
  }

  /** The answer where it is known already, else undefined. */
  known(scope: Id): Id | null | undefined {
    return this.#known.get(scope);
  }

  /** Undefined when there is no such scope. Arrow function, because it is handed to the HTTP door as it is. */
  readonly of = (scope: Id): Id | null | undefined | Promise<Id | null | undefined> => {
    const known = this.#known.get(scope);
    return known === undefined ? this.#find(scope) : known;
  };

  learn(scope: Id, parent: Id | null): void {
    if (this.#known.size >= REMEMBERED) this.#known.clear();
    this.#known.set(scope, parent);
  }

  async #find(scope: Id): Promise<Id | null | undefined> {
    const [row] = await this.#reader.query(findParent, { scope });
    if (row) this.learn(scope, row.parent_id);
    return row?.parent_id;
  }
}
