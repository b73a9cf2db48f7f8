import { route } from "@counterfoil/http";
import { EnrolBody, EnrolReply } from "../../wire/shapes.ts";
import { enrol } from "../enrol.ts";
import { highestEpochIn } from "../postgres.ts";
import { PERMISSION, type SyncOptions } from "./options.ts";

export const enrolRoute = ({ enrolment }: SyncOptions) =>
  route({
    method: "POST",
    url: "/v1/sync/enrol",
    summary: "Give a device a sequence of its own",
    description:
      "For a device that is new, or has lost what it had: its next epoch. Asked again with the same id, the same one.",
    permission: PERMISSION,
    scope: "location",
    body: EnrolBody,
    reply: EnrolReply,
    handle: (call) => {
      const { scope, device, commandId: id } = call;
      const ports = {
        highestEpoch: highestEpochIn.bind(null, call.database),
        give: async ({ above }: { readonly above: number }) => {
          const args = { device_id: device, above };
          const { events } = await call.command({ type: enrolment.type, args });
          return enrolment.epochOf(events);
        },
      };
      return enrol(ports, { scope, device, id, now: call.now() });
    },
  });
