import fc from "fast-check";
import { expect, test } from "vitest";
import {
  CODE_PATTERN,
  hashPin,
  isPin,
  isToken,
  newCode,
  newSealKey,
  newToken,
  open,
  readCode,
  seal,
  SEALED_PATTERN,
  secretHash,
  showCode,
  verifyPin,
} from "./index.ts";

test("what is sealed opens again with the same key and label, whatever the text", () => {
  const key = newSealKey();
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), fc.string(), (text, label) => {
      const sealed = seal(key, label, text);
      expect(sealed).toMatch(new RegExp(SEALED_PATTERN));
      expect(open(key, label, sealed)).toBe(text);
    }),
  );
});

test("the same text sealed twice is the same bytes; another text, label or key is not", () => {
  const key = newSealKey();
  const sealed = seal(key, "name", "Ada Lovelace");
  expect(seal(key, "name", "Ada Lovelace")).toBe(sealed);
  expect(seal(key, "name", "Ada Lovelacf")).not.toBe(sealed);
  expect(seal(key, "phone", "Ada Lovelace")).not.toBe(sealed);
  expect(seal(newSealKey(), "name", "Ada Lovelace")).not.toBe(sealed);
});

test("another key, another label and changed bytes open nothing", () => {
  const key = newSealKey();
  const sealed = seal(key, "name", "Ada Lovelace");
  expect(open(newSealKey(), "name", sealed)).toBeNull();
  expect(open(key, "phone", sealed)).toBeNull();
  expect(open(key, "name", sealed.slice(0, -4) + "AAAA")).toBeNull();
  expect(open(key, "name", "s1.AAAA")).toBeNull();
  expect(open(key, "name", "Ada Lovelace")).toBeNull();
});

test("a code has no look-alikes and is read however it is typed", () => {
  for (let n = 0; n < 200; n += 1) {
    const code = newCode();
    expect(code).toMatch(new RegExp(CODE_PATTERN));
    expect(code).not.toMatch(/[B8I1LO0S5Z2]/);
    expect(readCode(` ${showCode(code).toLowerCase()} `)).toBe(code);
  }
  expect(readCode("ACDE-FGH")).toBeNull();
  expect(readCode("ACDE-FGHO")).toBeNull();
});

test("a token says what it opens, and its hash does not say the token", () => {
  const token = newToken("cfd");
  expect(isToken("cfd", token)).toBe(true);
  expect(isToken("cfo", token)).toBe(false);
  expect(secretHash(token)).toMatch(/^[0-9a-f]{64}$/);
  expect(newToken("cfd")).not.toBe(token);
});

test("a PIN is kept as Argon2id with its own salt", async () => {
  const kept = await hashPin("4711");
  expect(kept).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(await hashPin("4711")).not.toBe(kept);
  expect(await verifyPin(kept, "4711")).toBe(true);
  expect(await verifyPin(kept, "4712")).toBe(false);
  expect([isPin("4711"), isPin("471"), isPin("12345678"), isPin("123456789"), isPin("47a1")]).toEqual([
    true,
    false,
    true,
    false,
    false,
  ]);
});
