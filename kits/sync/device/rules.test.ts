import type { Command, CommandSpec, Event } from "@counterfoil/commands/spec";
import { newId } from "@counterfoil/ids";
import { expect, test } from "vitest";
import { Documents } from "./documents.ts";
import { boxes, BOX_LIMIT, boxHouse, counters, UNLUCKY } from "./fixtures/house.ts";
import { changesOf, lead, rulesOf } from "./rules.ts";

const device = newId();
const [add] = boxHouse.commands as unknown as readonly CommandSpec<{ readonly number: number }>[];

/** The house of boxes, where a number that could not be used is used up all the same. */
function rulesWith(kind: "fact" | "request") {
  const spoiled = ({ args }: Command<{ readonly number: number }>): readonly Event[] => [
    { type: "number.spoiled", number: args.number } as Event,
  ];
  const step = {
    key: () => device,
    apply: (_: unknown, { number }: { readonly number: number }) => ({ last: number }),
  };
  const counting = { ...counters, on: { ...counters.on, "number.spoiled": step } };
  const house = { commands: [{ ...add, kind, spoiled }], folds: [boxes, counting] };
  return rulesOf(house as unknown as typeof boxHouse);
}

function command(n: number): Command {
  const at = "2026-03-01T10:00:00.000Z";
  const own = { scope: newId(), device, epoch: 1, seq: 1, id: newId(), actor: device, at, prev: "" };
  return { ...own, kind: "fact", type: "box.add", args: { box: "a", n, number: 7 } };
}

test("INV-8 of a fact that is refused by now only what it leaves behind shows: its number is not given again", () => {
  const rules = rulesWith("fact");
  const full = command(BOX_LIMIT + 1);
  expect(lead(rules, Documents.none, full, 1)).toMatchObject({ refusal: { code: "box_full" } });
  const changes = changesOf(rules, Documents.none, full, 1);
  expect(changes).toEqual([{ kind: counters.kind, key: device, doc: { last: 7 } }]);
});

test("of a request that is refused, and of what a rule breaks on, nothing shows", () => {
  expect(changesOf(rulesWith("request"), Documents.none, command(BOX_LIMIT + 1), 1)).toEqual([]);
  expect(changesOf(rulesWith("fact"), Documents.none, command(UNLUCKY), 1)).toEqual([]);
});
