import { accept, ref, refused, type CommandSpec, type Event } from "@counterfoil/commands/spec";
import { must } from "@counterfoil/result";
import { EnrolDevice, type DeviceEnrolled } from "../../contract/index.ts";
import { unknownDevice } from "../refusals.ts";
import { deviceState } from "./state.ts";

/** Gives a device its next epoch: above what it was given, and above what stands on the tape, so that none comes twice. */
export const enrolDevice: CommandSpec<EnrolDevice> = {
  type: "device.enrol",
  kind: "request",
  permission: "sync.use",
  args: EnrolDevice,
  needs: ({ args }) => [ref(deviceState, args.device_id)],
  decide: ({ args }, states) => {
    const device = states.get(deviceState, args.device_id);
    if (!device) return unknownDevice();
    if (device.kind === "api") {
      return refused("device_is_server", "The server keeps the sequence of its own device.", "device_id");
    }
    if (device.status === "revoked") {
      return refused("device_revoked", "This device was revoked. Pair it anew.", "device_id");
    }
    const enrolled: DeviceEnrolled = {
      type: "device.enrolled",
      epoch: Math.max(device.epoch ?? 0, args.above) + 1,
    };
    return accept(enrolled);
  },
};

/** The epoch that an accepted command has given. */
export function epochOf(events: readonly Event[]): number {
  const enrolled = events.find((event): event is DeviceEnrolled => event.type === "device.enrolled");
  return must(enrolled, "an accepted enrolment has its event").epoch;
}
