import type { Id } from "@counterfoil/ids";
import { Id as IdField, oneOf, ShortText } from "@counterfoil/wire";
import Type, { type Static } from "typebox";

/** Leads a device's token, so that a leaked one is recognised. */
export const DEVICE_TOKEN_PREFIX = "cfd";
/** How long a pairing code waits to be typed in. */
export const PAIRING_CODE_MINUTES = 15;
/** Devices that one location may ever pair; each takes a letter of its own for its receipts. */
export const MOST_DEVICES = 500;
/** An epoch is an integer of four bytes, and there is one after the last that is given. */
const LAST_EPOCH = 2 ** 31 - 2;

/** SHA-256 in hex: secrets are never on the tape. */
const SecretHash = Type.String({ pattern: "^[0-9a-f]{64}$" });

/** What is paired by a code. The server itself is a third kind, "api": one in each location. */
export const PairedKind = oneOf(["till", "kitchen"]);
export type PairedKind = Static<typeof PairedKind>;

export const InviteDevice = Type.Object(
  { code_hash: SecretHash, kind: PairedKind, name: Type.Optional(ShortText) },
  { additionalProperties: false },
);
export type InviteDevice = Static<typeof InviteDevice>;

/** The device makes its id and its token itself: when the answer is lost it asks again and gets the same one. */
export const PairDevice = Type.Object(
  { device_id: IdField, code_hash: SecretHash, token_hash: SecretHash, name: Type.Optional(ShortText) },
  { additionalProperties: false },
);
export type PairDevice = Static<typeof PairDevice>;

export const RenameDevice = Type.Object(
  { device_id: IdField, name: ShortText },
  { additionalProperties: false },
);
export type RenameDevice = Static<typeof RenameDevice>;

export const RevokeDevice = Type.Object({ device_id: IdField }, { additionalProperties: false });
export type RevokeDevice = Static<typeof RevokeDevice>;

/** Said by the device: it is new, or has lost what it had, and numbers what it does in a sequence of its own from now on. */
export const EnrolDevice = Type.Object(
  {
    device_id: IdField,
    /** The highest epoch of it that stands on the tape, which may know more than the device's document. */
    above: Type.Integer({ minimum: 0, maximum: LAST_EPOCH }),
  },
  { additionalProperties: false },
);
export type EnrolDevice = Static<typeof EnrolDevice>;

/** A device of a location, by the device's id. */
export const DeviceState = Type.Object(
  {
    id: IdField,
    name: ShortText,
    /** Leads its receipts' numbers. Z is the server's own, "api". */
    letter: Type.String(),
    kind: oneOf(["till", "kitchen", "api"]),
    drawer_id: IdField,
    status: oneOf(["paired", "revoked"]),
    /** Of the sequence that it numbers its commands in; absent until it was given one. */
    epoch: Type.Optional(Type.Integer({ minimum: 1 })),
  },
  { additionalProperties: false },
);
export type DeviceState = Readonly<Static<typeof DeviceState>>;

/** A pairing code by its hash. */
export interface PairingCodeState {
  readonly code_hash: string;
  readonly kind: PairedKind;
  readonly name?: string;
  readonly expires_at: string;
  readonly device_id: Id | null;
}

export interface DeviceInvited {
  readonly type: "device.invited";
  readonly expires_at: string;
}

export interface DevicePaired {
  readonly type: "device.paired";
  readonly device: DeviceState;
}

export interface DeviceEnrolled {
  readonly type: "device.enrolled";
  readonly epoch: number;
}

export interface DeviceRenamed {
  readonly type: "device.renamed";
}

export interface DeviceRevoked {
  readonly type: "device.revoked";
}
