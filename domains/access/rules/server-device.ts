import type { Id } from "@counterfoil/ids";
import { apiDevice } from "@counterfoil/venues/rules";

/** The device through which the server itself writes in a scope; in a merchant's it has no document, only a chain. */
export function serverDevice(scope: Id): Id {
  return apiDevice(scope).id;
}
