import { Id, named, oneOf, Version } from "@counterfoil/wire";
import Type, { type Static } from "typebox";
import { closed } from "./fields.ts";

/** Whether a location has something to sell. What nobody has spoken of is for sale. */
export const Availability = named(
  "Availability",
  Type.Object(
    {
      /** Of a variation, or of an item with all its variations. */
      id: Id,
      of: oneOf(["variation", "item"]),
      sold_out: Type.Boolean(),
      /** When it was said, by the device's clock where that can be. */
      at: Type.String(),
      version: Version,
    },
    closed,
  ),
);
export type Availability = Static<typeof Availability>;
