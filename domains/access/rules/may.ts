import { PERMISSIONS, type Permission, type Role } from "../contract/index.ts";

/** How somebody came in: with the owner's token, as a device on its own, or as a member of staff on a device. */
export type SignInKind =
  | { readonly kind: "owner" }
  | { readonly kind: "device" }
  | { readonly kind: "staff"; readonly role: Role };

/** A device that nobody has signed in to shows its sign-in screen, and keeps the menu ready behind it. */
const ofDevices: ReadonlySet<string> = new Set<Permission>([
  "catalog.read",
  "me.read",
  "sessions.open",
  "sync.use",
  "team.read",
  "venues.read",
]);

/** What only owners do. Managers become more than staff when roles come. */
const ofOwnersAlone: ReadonlySet<string> = new Set<Permission>([
  "access.manage",
  "catalog.write",
  "people.manage",
  "venues.manage",
]);

const ofStaff: ReadonlySet<string> = new Set(
  PERMISSIONS.filter((permission) => !ofOwnersAlone.has(permission) && permission !== "sessions.open"),
);

/** Whether whoever came in so may do this, in the scopes that are theirs at all. Owners may everything. */
export function may(signIn: SignInKind, permission: string): boolean {
  if (signIn.kind === "device") return ofDevices.has(permission);
  if (signIn.kind === "owner" || signIn.role === "owner") return permission !== "sessions.open";
  return ofStaff.has(permission);
}

/**
 * Whether a command may stand that a device has taken on its own word from a member: as the member's role says, and
 * nothing that only owners do, because a device without network asks nobody for a token (INV-10).
 */
export function mayOffline(role: Role, permission: string): boolean {
  return may({ kind: "staff", role }, permission) && ofStaff.has(permission);
}

/** What a sign-in may do, in words, for screens that grey out the rest. */
export function permissionsOf(signIn: SignInKind): readonly Permission[] {
  return PERMISSIONS.filter((permission) => may(signIn, permission));
}
