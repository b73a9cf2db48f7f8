import Type from "typebox";

const LONGEST_UID = 64;

/** Names a part of an order (line, modifier, discount); made by the client, unique within its list. */
export const Uid = Type.String({
  pattern: `^[\\w.:-]{1,${LONGEST_UID}}$`,
  description: `1 to ${LONGEST_UID} letters, digits and . : _ - that name this part within the order`,
});

/** A decimal of a hundred, as a number or, where every digit counts, as text: 8.875 or "8.875". */
export const Percentage = Type.Unsafe<string | number>({
  type: ["number", "string"],
  minimum: 0,
  pattern: "^[0-9]{1,15}(\\.[0-9]{1,15})?$",
  description: "a percentage from 0, a number or a decimal text such as 8.875",
});

/** Nothing beside what is named. */
export const closed = { additionalProperties: false } as const;
