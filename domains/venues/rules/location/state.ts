import type { Entry, Fold } from "@counterfoil/commands/spec";
import { must } from "@counterfoil/result";
import type {
  DevicePaired,
  LocationAdded,
  LocationAdopted,
  LocationChanged,
  LocationOpened,
  LocationProfile,
  LocationState,
} from "../../contract/index.ts";

/** A location on its merchant's list, by the location's id, in the merchant's scope. */
export const listedLocationState: Fold<LocationProfile> = {
  kind: "listed_location",
  on: {
    "location.added": {
      key: (event: LocationAdded) => event.location.id,
      apply: (_state, event: LocationAdded) => event.location,
    },
    "location.changed": {
      key: (event: LocationChanged) => event.location.id,
      apply: (_state, event: LocationChanged) => event.location,
    },
  },
};

/** A location in its own scope, by its id, which is that scope. */
export const locationState: Fold<LocationState> = {
  kind: "location",
  on: {
    "location.opened": {
      key: (_event: LocationOpened, { command }) => command.scope,
      apply: (_state, _event: LocationOpened, { command }: Entry<LocationProfile>) => ({
        ...command.args,
        devices_paired: 0,
      }),
    },
    "location.adopted": {
      key: (_event: LocationAdopted, { command }) => command.scope,
      apply: (state, _event: LocationAdopted, { command }: Entry<LocationProfile>) => ({
        ...command.args,
        devices_paired: state?.devices_paired ?? 0,
      }),
    },
    "device.paired": {
      key: (_event: DevicePaired, { command }) => command.scope,
      apply: (state: LocationState | undefined, _event: DevicePaired) => {
        const location = must(state, "a device pairs at a location that is open");
        return { ...location, devices_paired: location.devices_paired + 1 };
      },
    },
  },
};
