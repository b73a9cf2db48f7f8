import { route } from "@counterfoil/http";
import { PullQuery, PullReply } from "../../wire/shapes.ts";
import { picturesOf } from "../postgres.ts";
import { pull } from "../pull.ts";
import { PERMISSION } from "./options.ts";

export const pullRoute = route({
  method: "GET",
  url: "/v1/sync/pull",
  summary: "Read what has changed since a cursor",
  description:
    "The documents that entries since then have touched, and what became of the device's own commands among them. Pages with " +
    "`more` count together with the last. `reset`: take a snapshot.",
  permission: PERMISSION,
  scope: "location",
  query: PullQuery,
  reply: PullReply,
  handle: (call) => {
    const { pipeline, database, scope, merchant, device, query } = call;
    const { of, cursor, epoch } = query;
    const where = of === "merchant" ? merchant : scope;
    const asked = { of, scope: where, cursor, device, epoch, now: call.now() };
    return pull(pipeline.house, picturesOf(pipeline.house, database), asked);
  },
});
