import type { Entry, Fold } from "@counterfoil/commands/spec";
import { must } from "@counterfoil/result";
import type {
  DeviceEnrolled,
  DevicePaired,
  DeviceRenamed,
  DeviceRevoked,
  DeviceState,
  EnrolDevice,
  LocationOpened,
  RenameDevice,
  RevokeDevice,
} from "../../contract/index.ts";
import { apiDevice } from "./identity.ts";

/** A device of a location, by its id, in the location's scope. */
export const deviceState: Fold<DeviceState> = {
  kind: "device",
  on: {
    "location.opened": {
      key: (_event: LocationOpened, { command }) => apiDevice(command.scope).id,
      apply: (_state, _event: LocationOpened, { command }) => apiDevice(command.scope),
    },
    "device.paired": {
      key: (event: DevicePaired) => event.device.id,
      apply: (_state, event: DevicePaired) => event.device,
    },
    "device.enrolled": {
      key: (_event: DeviceEnrolled, { command }: Entry<EnrolDevice>) => command.args.device_id,
      apply: (state: DeviceState | undefined, event: DeviceEnrolled) => ({
        ...must(state, "a device is enrolled after it was paired"),
        epoch: event.epoch,
      }),
    },
    "device.renamed": {
      key: (_event: DeviceRenamed, { command }: Entry<RenameDevice>) => command.args.device_id,
      apply: (state: DeviceState | undefined, _event: DeviceRenamed, { command }: Entry<RenameDevice>) => ({
        ...must(state, "a device is renamed after it was paired"),
        name: command.args.name,
      }),
    },
    "device.revoked": {
      key: (_event: DeviceRevoked, { command }: Entry<RevokeDevice>) => command.args.device_id,
      apply: (state: DeviceState | undefined, _event: DeviceRevoked) => ({
        ...must(state, "a device is revoked after it was paired"),
        status: "revoked" as const,
      }),
    },
  },
};
