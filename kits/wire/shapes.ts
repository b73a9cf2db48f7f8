import Type, { type TSchema, type TUnsafe } from "typebox";

/** Gives an object the name under which the OpenAPI document, its page and the typed client know it: "Order". */
export function named<S extends TSchema>(name: string, schema: S): S {
  // Schemas carry properties that a spread would lose.
  const copy = Object.defineProperties({}, Object.getOwnPropertyDescriptors(schema)) as S;
  return Object.assign(copy, { title: name });
}

/** The value, or null where it is known to be absent. */
export function nullable<S extends TSchema>(schema: S) {
  return Type.Union([schema, Type.Null()]);
}

/** One of a few words. */
export function oneOf<const Words extends readonly string[]>(words: Words): TUnsafe<Words[number]> {
  return Type.Unsafe<Words[number]>({ type: "string", enum: [...words] });
}
