import type { Id } from "@counterfoil/ids";
import { may, permissionsOf, serverDevice, type SignInKind } from "../rules/index.ts";
import type { Parents } from "./parents.ts";

/** What the tables say of a token. */
export type Found = SignInKind & {
  readonly actor: Id;
  readonly merchant_id: Id;
  readonly location_id?: Id;
  /** The paired device that speaks; absent for the owner's token, for which the server's own does. */
  readonly device_id?: Id;
  /** Of a staff sign-in: its id and its end. */
  readonly session_id?: Id;
  readonly expires_at?: string;
};

/** Somebody who has come in, as every door asks about them (kits/http: SignIn, kits/commands: Grant). */
export class HouseSignIn {
  readonly found: Found;
  readonly kind: SignInKind["kind"];
  readonly actor: Id;
  readonly device: Id;
  readonly merchant_id: Id;
  declare readonly location_id?: Id;
  readonly #parents: Parents;
  readonly #allMerchant: boolean;
  readonly #endsMs: number;
  #ended = false;

  constructor(found: Found, parents: Parents) {
    this.found = found;
    this.kind = found.kind;
    this.actor = found.actor;
    this.merchant_id = found.merchant_id;
    this.device = found.device_id ?? serverDevice(found.merchant_id);
    if (found.location_id !== undefined) this.location_id = found.location_id;
    this.#endsMs = found.expires_at === undefined ? Infinity : Date.parse(found.expires_at);
    this.#parents = parents;
    this.#allMerchant = found.kind === "owner" || (found.kind === "staff" && found.role === "owner");
  }

  /** Signed out: counts at once in this process, and in others within the second after which they look again. */
  end(): void {
    this.#ended = true;
  }

  holdsAt(nowMs: number): boolean {
    return !this.#ended && nowMs < this.#endsMs;
  }

  /** INV-10: by role, and in no scope but one's own. Owners have all of the merchant's, others the location they are at. */
  may(permission: string, scope: Id): boolean {
    const { merchant_id, location_id } = this.found;
    const own =
      scope === merchant_id ||
      scope === location_id ||
      (this.#allMerchant && this.#parents.known(scope) === merchant_id);
    return own && may(this.found, permission);
  }

  permissions(): readonly string[] {
    return permissionsOf(this.found);
  }

  /** The paired device where it stands and for the merchant; elsewhere the server's own. */
  deviceIn(scope: Id): Id {
    const { device_id, location_id, merchant_id } = this.found;
    const here = scope === location_id || scope === merchant_id;
    return device_id !== undefined && here ? device_id : serverDevice(scope);
  }
}
