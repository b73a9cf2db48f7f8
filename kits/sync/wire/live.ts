import { Id, Instant, oneOf } from "@counterfoil/wire";
import Type, { type Static } from "typebox";
import { ScopeName } from "./shapes.ts";

/** What a client says on `/v1/realtime`. The first message must be `hello`: browsers cannot send a header there. */
export const ClientMessage = Type.Union([
  Type.Object(
    { type: Type.Literal("hello"), token: Type.String({ maxLength: 200 }), location_id: Type.Optional(Id) },
    { additionalProperties: false },
  ),
  /** What this device's person is working on; null when nothing. `name` is shown to the others. */
  Type.Object(
    {
      type: Type.Literal("attend"),
      subject: Type.Union([Type.String({ maxLength: 100 }), Type.Null()]),
      name: Type.String({ maxLength: 200 }),
    },
    { additionalProperties: false },
  ),
]);
export type ClientMessage = Static<typeof ClientMessage>;

/** What the server says. A poke carries no data: it is a hint to pull, and losing one loses nothing. */
export const ServerMessage = Type.Union([
  Type.Object({ type: Type.Literal("welcome"), server_time: Instant }),
  Type.Object({ type: Type.Literal("poke"), of: ScopeName, version: Type.Integer() }),
  Type.Object({
    type: Type.Literal("presence"),
    /** Everybody else who works on something at this location now. */
    people: Type.Array(Type.Object({ device: Id, name: Type.String(), subject: Type.String() })),
  }),
  Type.Object({
    type: Type.Literal("bye"),
    code: oneOf(["not_signed_in", "bad_message", "too_slow", "closing"]),
  }),
]);
export type ServerMessage = Static<typeof ServerMessage>;
