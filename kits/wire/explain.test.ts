import Type, { type TSchema } from "typebox";
import { expect, test } from "vitest";
import { Check } from "typebox/value";
import { explain } from "./explain.ts";

const closed = { additionalProperties: false } as const;
const price = Type.Integer({ minimum: 0 });
const Size = Type.Object({ name: Type.String(), price }, closed);
const Item = Type.Object(
  { type: Type.Literal("item"), name: Type.String(), sizes: Type.Array(Size) },
  closed,
);
const Percentage = Type.Union([Type.String({ pattern: "^\\d+$" }), Type.Number({ minimum: 0 })]);
const Tax = Type.Object({ type: Type.Literal("tax"), name: Type.String(), percentage: Percentage }, closed);
const Things = Type.Object({ things: Type.Array(Type.Union([Item, Tax])) }, closed);

function told(schema: TSchema, value: unknown): string | undefined {
  return Check(schema, value) ? undefined : explain(schema, value).detail;
}

test("a misfit names its field as people write it", () => {
  const things = [{ type: "item", name: "Tea", sizes: [{ name: "Cup", price: -1 }] }];
  expect(explain(Things, { things })).toEqual({
    code: "invalid_field",
    detail: "things[0].sizes[0].price must be at least 0.",
    field: "things[0].sizes[0].price",
  });
});

test("of a union, the alternative whose constant fits is the one that was meant", () => {
  const first = { type: "item", name: "Tea", sizes: [] };
  expect(told(Things, { things: [first, { type: "tax", name: "VAT", percentage: -1 }] })).toBe(
    "things[1].percentage must be at least 0.",
  );
  expect(told(Things, { things: [first, { type: "tax", name: "VAT" }] })).toBe(
    "things[1].percentage is missing.",
  );
  expect(told(Things, { things: [{ type: "tax", name: "VAT", percentage: 1, sizes: [] }] })).toBe(
    "There is no field things[0].sizes here.",
  );
});

test("when no alternative was meant, the values that choose one are listed", () => {
  expect(told(Things, { things: [{ type: "cat", name: "Tom" }] })).toBe(
    'things[0].type must be one of "item", "tax".',
  );
});

test("the right alternative is found among many that say much", () => {
  const fields = Object.fromEntries(Array.from({ length: 12 }, (_, i) => [`field${i}`, Type.String()]));
  const many = Type.Union([
    ...["a", "b", "c"].map((kind) => Type.Object({ kind: Type.Literal(kind), ...fields }, closed)),
    Type.Object({ kind: Type.Literal("d"), price }, closed),
  ]);
  expect(told(many, { kind: "d", price: -5 })).toBe("price must be at least 0.");
});

test("the body itself may be what does not fit", () => {
  expect(told(Things, 5)).toBe("The body must be an object.");
  expect(told(Things, {})).toBe("things is missing.");
  expect(told(Things, { things: [], more: 1 })).toBe("There is no field more here.");
});

test("an object by key names the key that is not of its form, and the value that does not fit", () => {
  const Coins = Type.Object({ coins: Type.Record(Type.String({ pattern: "^\\d+$" }), price) }, closed);
  const shut = {
    ...Coins,
    properties: { coins: { ...Coins.properties.coins, additionalProperties: false } },
  };
  expect(explain(shut, { coins: { five: 1 } })).toMatchObject({ code: "unknown_field", field: "coins.five" });
  expect(explain(shut, { coins: { 5: -1 } }).detail).toBe("coins[5] must be at least 0.");
});
