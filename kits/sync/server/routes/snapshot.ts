import { Problem, route } from "@counterfoil/http";
import { SnapshotQuery, SnapshotReply } from "../../wire/shapes.ts";
import { NotOurs } from "../ports.ts";
import { picturesOf } from "../postgres.ts";
import { snapshot } from "../snapshot.ts";
import { PERMISSION } from "./options.ts";

export const snapshotRoute = route({
  method: "GET",
  url: "/v1/sync/snapshot",
  summary: "Read all documents that a device holds",
  description:
    "In chunks; pass `next` as `after` until it is null, then pull from `at`. One that was interrupted goes on where it was.",
  permission: PERMISSION,
  scope: "location",
  longReads: true,
  query: SnapshotQuery,
  reply: SnapshotReply,
  handle: async (call) => {
    const { pipeline, database, merchant, device, query } = call;
    const { of, after, epoch } = query;
    const scope = of === "merchant" ? merchant : call.scope;
    try {
      const asked = { of, scope, device, epoch, after, now: call.now() };
      return await snapshot(picturesOf(pipeline.house, database), asked);
    } catch (problem) {
      if (!(problem instanceof NotOurs)) throw problem;
      throw new Problem("invalid_cursor", "This is not what a chunk has said to come next.", {
        field: problem.field,
      });
    }
  },
});
