import { expect, test } from "vitest";
import { seal, unseal } from "./sealed.ts";

test("a sealed file opens with its passphrase, and with no other", async () => {
  const bytes = await seal('{"commands":["coffee"]}', "four small words");
  expect(new TextDecoder().decode(bytes)).not.toContain("coffee");
  expect(await unseal(bytes, "four small words")).toEqual({ text: '{"commands":["coffee"]}' });
  expect(await unseal(bytes, "four small word")).toBe("locked");
});

test("a byte that was changed is found out, and another file is told apart", async () => {
  const file = JSON.parse(new TextDecoder().decode(await seal("sold", "word"))) as { secret: string };
  const last = file.secret.at(-1) === "0" ? "1" : "0";
  const changed = { ...file, secret: file.secret.slice(0, -1) + last };
  expect(await unseal(bytesOf(changed), "word")).toBe("locked");
  expect(await unseal(bytesOf({ rows: [] }), "word")).toBe("no_file");
  expect(await unseal(bytesOf({ ...file, rounds: 10 ** 9 }), "word")).toBe("no_file");
  expect(await unseal(new Uint8Array([1, 2, 3]), "word")).toBe("no_file");
});

const bytesOf = (file: object) => new TextEncoder().encode(JSON.stringify(file));
