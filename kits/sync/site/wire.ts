import type { CopiedEntry, ScopeTip } from "@counterfoil/commands";
import { Id, Instant, named, nullable, oneOf, ShortText } from "@counterfoil/wire";
import Type, { type Static } from "typebox";

/** Entries in one page, the same as a pull covers. */
export const MOST_ENTRIES = 500;
/** A page ends after so many bytes of commands and events, so that neither side holds more; one entry always fits. */
export const PAGE_BYTES = 2 * 1024 * 1024;
/** The largest body: a page in JSON, whose quotes are written twice, with an entry that is larger than a page. */
export const ENTRIES_BODY_BYTES = 32 * 1024 * 1024;
/** Commands in one page of letters. */
export const MOST_LETTERS = 200;
/** Beside each page of letters come no more bytes than this. */
export const LETTERS_BYTES = 4 * 1024 * 1024;

const Hash = Type.String({ pattern: "^[0-9a-f]{64}$", description: "a SHA-256 in hex" });
const Count = Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER });
const Seq = Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER });
const Epoch = Type.Integer({ minimum: 0, maximum: 2 ** 31 - 1 });
const Text = Type.String();

/** The scope that the site leads, or the one above it, which upstream leads. */
export const OfScope = oneOf(["own", "parent"]);
export type OfScope = Static<typeof OfScope>;

/** Where a tape ends. Empty before the first entry. */
export const Tip = Type.Object(
  { version: Count, last_hash: Type.String({ pattern: "^(?:[0-9a-f]{64})?$" }) },
  { additionalProperties: false },
);
export type Tip = Static<typeof Tip>;

/** A row of the tape, as it is. */
export const TapeEntry = named(
  "TapeEntry",
  Type.Object(
    {
      version: Seq,
      id: Id,
      device_id: Id,
      epoch: Epoch,
      seq: Seq,
      type: Text,
      command: Text,
      command_hash: Hash,
      input_hash: Hash,
      events: Text,
      refusal: nullable(Text),
      received_at: Instant,
      entry_hash: Hash,
    },
    { additionalProperties: false },
  ),
);
export type TapeEntry = Static<typeof TapeEntry>;

/** How upstream sees a site. `taken_over`: somebody has given up on it; what it has had since counts no more. */
export const Standing = oneOf(["invited", "leads", "released", "taken_over"]);
export type Standing = Static<typeof Standing>;

/** What upstream says of itself at the beginning of each round. */
export const Greeting = Type.Object({
  site_id: Id,
  name: Text,
  standing: Standing,
  own: Type.Object({ scope_id: Id, ...Tip.properties }),
  parent: Type.Object({ scope_id: Id, ...Tip.properties }),
  /** Commands that devices have left for the site, counted up to a bound. */
  letters: Count,
});
export type Greeting = Static<typeof Greeting>;

export const PageQuery = Type.Object({ of: OfScope, after: Count });
export const EntriesPage = Type.Object({ entries: Type.Array(TapeEntry), tip: Tip });
export type EntriesPage = Static<typeof EntriesPage>;

export const ForwardBody = Type.Object(
  { entries: Type.Array(TapeEntry, { maxItems: MOST_ENTRIES }) },
  { additionalProperties: false },
);
export const LeadBody = Type.Object({ at: Tip, address: ShortText }, { additionalProperties: false });
export const ReleaseBody = Type.Object({ at: Tip }, { additionalProperties: false });

/** A command that a device has pushed to the wrong door. */
export const Letter = Type.Object({ device: Id, epoch: Epoch, seq: Seq, command: Type.Unknown() });
export type Letter = Static<typeof Letter>;
export const LettersQuery = Type.Object({
  device: Type.Optional(Id),
  epoch: Type.Optional(Epoch),
  seq: Type.Optional(Count),
});
export const LettersPage = Type.Object({ letters: Type.Array(Letter) });
export type LettersPage = Static<typeof LettersPage>;

export const SecretsQuery = Type.Object({ have: Type.Optional(Hash) });
/** All that travels beside the tape, table by table; null where the site has that very set already. */
export const SecretsReply = Type.Object({ digest: Hash, secrets: nullable(Type.Unknown()) });
export type SecretsReply = Static<typeof SecretsReply>;

export function toWire(row: CopiedEntry): TapeEntry {
  return {
    ...row,
    command_hash: row.command_hash.toString("hex"),
    input_hash: row.input_hash.toString("hex"),
    entry_hash: row.entry_hash.toString("hex"),
  };
}

export function fromWire(entry: TapeEntry): CopiedEntry {
  return {
    ...entry,
    command_hash: Buffer.from(entry.command_hash, "hex"),
    input_hash: Buffer.from(entry.input_hash, "hex"),
    entry_hash: Buffer.from(entry.entry_hash, "hex"),
  };
}

export function tipToWire({ version, lastHash }: ScopeTip): Tip {
  return { version, last_hash: lastHash.toString("hex") };
}

export function tipFromWire({ version, last_hash }: Tip): ScopeTip {
  return { version, lastHash: Buffer.from(last_hash, "hex") };
}
