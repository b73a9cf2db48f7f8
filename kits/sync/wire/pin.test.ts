import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { history } from "./history.ts";
import * as wire from "./index.ts";
import { type Cast, CASTS, ForeignVersion, upcast, VERSIONS_BEFORE } from "./upcast.ts";

/** Every shape that crosses the wire, under the name by which both sides know it. */
const shapes = Object.fromEntries(
  Object.entries(wire).filter(
    ([, value]) => typeof value === "object" && !(value instanceof Map) && !Array.isArray(value),
  ),
);

test("the wire is pinned: a shape does not change without a new version", () => {
  const newest = history.at(-1);
  const hash = createHash("sha256").update(canonical(shapes)).digest("hex");
  const cure =
    `The shapes in kits/sync/wire have changed, and version ${wire.WIRE_VERSION} has not. Devices in the field speak ` +
    `the old shapes. Raise WIRE_VERSION in shapes.ts, write the cast from ${wire.WIRE_VERSION} in upcast.ts, and add ` +
    `the new version to history.ts with the hash ${hash}. A version that no device has spoken yet takes the new hash.`;
  expect(newest?.version, "history.ts ends with another version than WIRE_VERSION").toBe(wire.WIRE_VERSION);
  expect(hash, cure).toBe(newest?.hash);
});

test("the hash sees every shape, whatever changes in it, and not the order of its keys", () => {
  expect(Object.keys(shapes)).toEqual(
    expect.arrayContaining([
      "PushBody",
      "PushReply",
      "PullQuery",
      "PullReply",
      "SnapshotReply",
      "EnrolReply",
    ]),
  );
  expect(Object.keys(shapes)).toEqual(expect.arrayContaining(["ClientMessage", "ServerMessage"]));
  const { PushBody } = wire;
  const changed = { ...PushBody, properties: { ...PushBody.properties, made: { type: "string" } } };
  expect(canonical(changed)).not.toBe(canonical(PushBody));
  expect(canonical({ b: [1, { d: 2, c: 3 }], a: null })).toBe('{"a":null,"b":[1,{"c":3,"d":2}]}');
});

test("versions follow each other, and each that is still served has its cast", () => {
  expect(history.map(({ version }) => version)).toEqual(history.map((_, n) => n + 1));
  const served = history.map(({ version }) => version).filter((version) => version < wire.WIRE_VERSION);
  expect([...CASTS.keys()]).toEqual(served.slice(-VERSIONS_BEFORE));
});

/** Two changes of a message that never was: a field is renamed, then one is added. */
const casts = new Map<number, Cast>([
  [0, ({ sent, ...rest }) => ({ ...rest, made: sent })],
  [1, (body) => ({ ...body, clock: null })],
]);

test("bodies of the two versions before are cast up, one version after the other", () => {
  expect(upcast({ v: 0, sent: 5 }, 2, casts)).toEqual({ v: 2, made: 5, clock: null });
  expect(upcast({ v: 1, made: 5 }, 2, casts)).toEqual({ v: 2, made: 5, clock: null });
  expect(upcast({ v: 2, made: 5, clock: "now" }, 2, casts)).toEqual({ v: 2, made: 5, clock: "now" });
  for (const body of [null, 5, [], { v: "1" }, {}]) expect(upcast(body, 2, casts)).toEqual(body);
});

test("a version that is newer, or too old, is refused by a sentence that names both", () => {
  const refusal = (v: number, to: number) => {
    try {
      return upcast({ v }, to, casts);
    } catch (problem) {
      return problem;
    }
  };
  expect(refusal(3, 2)).toBeInstanceOf(ForeignVersion);
  expect(refusal(3, 2)).toMatchObject({
    theirs: 3,
    ours: 2,
    message: expect.stringContaining("Update the server"),
  });
  expect(refusal(0, 3)).toMatchObject({
    theirs: 0,
    ours: 3,
    message: expect.stringContaining("Update the device"),
  });
  expect(refusal(2, 3)).toBeInstanceOf(ForeignVersion);
});

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, each]) => `${JSON.stringify(key)}:${canonical(each)}`).join(",")}}`;
}
