import { invariant } from "@counterfoil/result";
import type { TSchema } from "typebox";
import { isRecord, type Plain } from "@counterfoil/wire/plain";
import { closed } from "../schema/closed.ts";

/** Collects the schemas that have a name, so that each is written once and referred to from everywhere else. */
export class Components {
  readonly #schemas = new Map<string, Plain>();

  /** The schema as the document writes it: closed, and with a reference in place of each named part. */
  write(schema: TSchema): Plain {
    return this.#replace(closed(schema));
  }

  /** By name, in the order of the alphabet. */
  all(): Readonly<Record<string, Plain>> {
    return Object.fromEntries([...this.#schemas].toSorted(([a], [b]) => (a < b ? -1 : 1)));
  }

  #replace(schema: Plain): Plain {
    const inside = Object.fromEntries(
      Object.entries(schema).map(([keyword, value]) => [
        keyword,
        keyword === "properties" && isRecord(value)
          ? Object.fromEntries(Object.entries(value).map(([name, each]) => [name, this.#replaceAny(each)]))
          : this.#replaceAny(value),
      ]),
    );
    const name = schema["title"];
    if (typeof name !== "string") return inside;
    const { title: _, ...named } = inside;
    const before = this.#schemas.get(name);
    invariant(
      before === undefined || JSON.stringify(before) === JSON.stringify(named),
      `two schemas are named ${name} and differ`,
    );
    this.#schemas.set(name, named);
    return { $ref: `#/components/schemas/${name}` };
  }

  #replaceAny(value: unknown): unknown {
    if (Array.isArray(value)) return value.map((each) => this.#replaceAny(each));
    return isRecord(value) ? this.#replace(value) : value;
  }
}
