/**
 * How a value travels to PostgreSQL. A scalar goes as text, as the driver does it; an array goes in the binary array
 * format (PostgreSQL documentation, "Binary format of array types", src/backend/utils/adt/arrayfuncs.c `array_recv`),
 * because a batch carries thousands of elements and quoting them as text costs more than everything else together.
 */
export interface Codec<T> {
  readonly pgType: string;
  /** Turns the value into what the driver takes for one parameter. */
  readonly encode: (value: T) => string | Buffer | null;
}

/** A codec of one column, which also knows how to write an element of a binary array. */
export interface ElementCodec<T> extends Codec<T> {
  readonly oid: number;
  readonly sizeOf: (value: NonNullable<T>) => number;
  readonly write: (value: NonNullable<T>, into: Buffer, at: number) => void;
}

export type Value<C> = C extends Codec<infer T> ? T : never;

const UUID_BYTES = 16;
const INT8_BYTES = 8;
const INT4_BYTES = 4;
// PostgreSQL counts microseconds and days from 2000-01-01 (src/include/datatype/timestamp.h).
const PG_EPOCH_MS = Date.UTC(2000, 0, 1);
const DAY_MS = 86_400_000;

export const uuid: ElementCodec<string> = {
  pgType: "uuid",
  oid: 2950,
  encode: (value) => value,
  sizeOf: () => UUID_BYTES,
  write: writeUuid,
};

const HYPHEN = 45;
const DIGIT_9 = 57;
/** What turns the code of a lower-case letter, and of a digit, into its value. */
const LETTER = 87;
const DIGIT = 48;

/** Half of all elements of a batch are ids; this reads one in a single pass, without a text in between. */
function writeUuid(value: string, into: Buffer, at: number): void {
  let to = at;
  let high = -1;
  for (let i = 0; i < value.length; i += 1) {
    const code = value.charCodeAt(i);
    if (code === HYPHEN) continue;
    const digit = code <= DIGIT_9 ? code - DIGIT : code - LETTER;
    if (high < 0) high = digit;
    else {
      into[to] = (high << 4) | digit;
      to += 1;
      high = -1;
    }
  }
}

export const text: ElementCodec<string> = {
  pgType: "text",
  oid: 25,
  encode: (value) => value,
  sizeOf: (value) => Buffer.byteLength(value),
  write: (value, into, at) => {
    into.write(value, at);
  },
};

export const int8: ElementCodec<number> = {
  pgType: "bigint",
  oid: 20,
  encode: String,
  sizeOf: () => INT8_BYTES,
  write: (value, into, at) => {
    const high = Math.floor(value / 2 ** 32);
    into.writeInt32BE(high, at);
    into.writeUInt32BE(value - high * 2 ** 32, at + INT4_BYTES);
  },
};

export const int4: ElementCodec<number> = {
  pgType: "integer",
  oid: 23,
  encode: String,
  sizeOf: () => INT4_BYTES,
  write: (value, into, at) => {
    into.writeInt32BE(value, at);
  },
};

export const bool: ElementCodec<boolean> = {
  pgType: "boolean",
  oid: 16,
  encode: String,
  sizeOf: () => 1,
  write: (value, into, at) => {
    into.writeUInt8(value ? 1 : 0, at);
  },
};

export const bytea: ElementCodec<Buffer> = {
  pgType: "bytea",
  oid: 17,
  encode: (value) => value,
  sizeOf: (value) => value.length,
  write: (value, into, at) => {
    value.copy(into, at);
  },
};

/** An RFC 3339 instant; milliseconds are kept. */
export const timestamptz: ElementCodec<string> = {
  pgType: "timestamptz",
  oid: 1184,
  encode: (value) => value,
  sizeOf: () => INT8_BYTES,
  write: (value, into, at) => int8.write((Date.parse(value) - PG_EPOCH_MS) * 1000, into, at),
};

/** A calendar date `YYYY-MM-DD`. */
export const date: ElementCodec<string> = {
  pgType: "date",
  oid: 1082,
  encode: (value) => value,
  sizeOf: () => INT4_BYTES,
  write: (value, into, at) => {
    into.writeInt32BE((Date.parse(`${value}T00:00:00Z`) - PG_EPOCH_MS) / DAY_MS, at);
  },
};

/** A column that may be NULL. */
export function nullable<T>(of: ElementCodec<T>): ElementCodec<T | null> {
  return {
    pgType: of.pgType,
    oid: of.oid,
    encode: (value) => (value === null ? null : of.encode(value)),
    sizeOf: (value) => of.sizeOf(value),
    write: (value, into, at) => of.write(value, into, at),
  };
}

/** One parameter that carries many values: `any($1)`, `unnest($1)`. */
export function arrayOf<T>(of: ElementCodec<T>): Codec<readonly T[]> {
  return { pgType: `${of.pgType}[]`, encode: (values) => encodeArray(of, values) };
}

const ARRAY_HEADER_BYTES = 20;
const EMPTY_HEADER_BYTES = 12;
const NULL_LENGTH = -1;

function encodeArray<T>(of: ElementCodec<T>, values: readonly T[]): Buffer {
  let size = values.length === 0 ? EMPTY_HEADER_BYTES : ARRAY_HEADER_BYTES;
  let hasNull = 0;
  const sizes = new Int32Array(values.length);
  for (let i = 0; i < values.length; i += 1) {
    const value = values[i];
    const length = value === null || value === undefined ? NULL_LENGTH : of.sizeOf(value);
    sizes[i] = length;
    if (length === NULL_LENGTH) hasNull = 1;
    size += INT4_BYTES + Math.max(length, 0);
  }
  const into = Buffer.allocUnsafe(size);
  into.writeInt32BE(values.length === 0 ? 0 : 1, 0);
  into.writeInt32BE(hasNull, 4);
  into.writeInt32BE(of.oid, 8);
  if (values.length === 0) return into;
  into.writeInt32BE(values.length, 12);
  into.writeInt32BE(1, 16);
  let at = ARRAY_HEADER_BYTES;
  for (let i = 0; i < values.length; i += 1) {
    const length = sizes[i] as number;
    into.writeInt32BE(length, at);
    at += INT4_BYTES;
    if (length === NULL_LENGTH) continue;
    of.write(values[i] as NonNullable<T>, into, at);
    at += length;
  }
  return into;
}
