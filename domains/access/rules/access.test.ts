import { newId, type Id } from "@counterfoil/ids";
import { erasePerson, personState, recordPerson } from "@counterfoil/people/rules";
import { refusalOf, RuleBook } from "@counterfoil/testing";
import fc from "fast-check";
import { beforeEach, expect, test } from "vitest";
import { FREE_TRIES, FREE_TRIES_OF_DEVICE, MEMBER_COLORS, PERMISSIONS } from "../contract/index.ts";
import * as rules from "./index.ts";

let book: RuleBook;
let merchant: Id;
let member_id: Id;
beforeEach(() => {
  book = new RuleBook(
    [rules.addMember, rules.changeMember, rules.setPin, recordPerson, erasePerson],
    [rules.memberState, personState],
  );
  merchant = newId();
  member_id = newId();
});

function record(kind = "staff", person_id = member_id): void {
  book.say(merchant, "person.record", { person_id, kind, sealed: {} });
}

test("ACC-1 a member is a recorded person, taken in once", () => {
  const add = (more: object = {}) =>
    refusalOf(book.say(merchant, "member.add", { member_id, role: "staff", ...more }));
  expect(add()).toBe("unknown_person");
  const customer = newId();
  record("customer", customer);
  expect(add({ member_id: customer })).toBe("unknown_person");
  record();
  expect(add()).toBeUndefined();
  expect(add()).toBe("member_exists");
  const state = book.state(rules.memberState, merchant, member_id);
  expect(state).toMatchObject({ id: member_id, role: "staff", status: "active", has_pin: false });
  expect(MEMBER_COLORS).toContain(state?.color);
});

test("ACC-1 a member is changed, and says when a PIN was set but not which", () => {
  record();
  book.say(merchant, "member.add", { member_id, role: "staff", color: "mint" });
  book.say(merchant, "member.change", { member_id, role: "manager", status: "inactive" });
  expect(book.say(merchant, "member.set_pin", { member_id })).toEqual({
    events: [{ type: "member.pin_set" }],
  });
  expect(book.state(rules.memberState, merchant, member_id)).toEqual({
    id: member_id,
    role: "manager",
    color: "mint",
    status: "inactive",
    has_pin: true,
  });
  const somebody = newId();
  expect(refusalOf(book.say(merchant, "member.change", { member_id: somebody }))).toBe("unknown_team_member");
  expect(refusalOf(book.say(merchant, "member.set_pin", { member_id: somebody }))).toBe(
    "unknown_team_member",
  );
});

test("ACC-1 an erased person is neither taken in nor given a PIN", () => {
  record();
  book.say(merchant, "member.add", { member_id, role: "staff" });
  book.say(merchant, "person.erase", { person_id: member_id });
  expect(refusalOf(book.say(merchant, "member.set_pin", { member_id }))).toBe("person_erased");
  const other = newId();
  record("staff", other);
  book.say(merchant, "person.erase", { person_id: other });
  expect(refusalOf(book.say(merchant, "member.add", { member_id: other, role: "staff" }))).toBe(
    "person_erased",
  );
});

test("ACC-2 INV-10 owners may everything, staff all but what is the owner's, a device next to nothing", () => {
  const allowed = (signIn: rules.SignInKind) =>
    PERMISSIONS.filter((permission) => rules.may(signIn, permission));
  const ownersAlone = ["access.manage", "catalog.write", "people.manage", "venues.manage"];
  for (const owner of [{ kind: "owner" }, { kind: "staff", role: "owner" }] as const) {
    expect(allowed(owner)).toEqual(PERMISSIONS.filter((permission) => permission !== "sessions.open"));
    expect(rules.may(owner, "something.new")).toBe(true);
  }
  for (const role of ["staff", "manager"] as const) {
    const staff = { kind: "staff", role } as const;
    expect(PERMISSIONS.filter((permission) => !rules.may(staff, permission))).toEqual(
      [...ownersAlone, "sessions.open"].toSorted(),
    );
    expect(rules.may(staff, "something.new")).toBe(false);
    expect(rules.permissionsOf(staff)).toEqual(allowed(staff));
  }
  expect(allowed({ kind: "device" })).toEqual([
    "catalog.read",
    "me.read",
    "sessions.open",
    "sync.use",
    "team.read",
    "venues.read",
  ]);
});

test("ACC-13 INV-10 on a device's own word nobody does what is the owner's alone, not even an owner", () => {
  for (const role of ["owner", "manager", "staff"] as const) {
    const allowed = PERMISSIONS.filter((permission) => rules.mayOffline(role, permission));
    expect(allowed).toEqual(rules.permissionsOf({ kind: "staff", role: "staff" }));
    expect(rules.mayOffline(role, "something.new")).toBe(false);
  }
});

const S = 1_000;

test("ACC-3 five wrong PINs are free, then the wait begins at half a minute and doubles up to an hour", () => {
  let tries: rules.Tries = {};
  let now = 0;
  const waits: number[] = [];
  for (let n = 0; n < 14; n += 1) {
    const tried = rules.tryPin(tries, "ada", 1, now);
    if ("waitS" in tried) {
      waits.push(tried.waitS);
      now += tried.waitS * S;
      n -= 1;
    } else tries = tried.tries;
  }
  expect(waits).toEqual([30, 60, 120, 240, 480, 960, 1_920, 3_600, 3_600]);
});

test("ACC-3 a right PIN, a new PIN and a quiet day clear what was wrong", () => {
  const wrong = (count: number, tries: rules.Tries = {}, member = "ada"): rules.Tries => {
    let kept = tries;
    for (let n = 0; n < count; n += 1) {
      const tried = rules.tryPin(kept, member, 1, 0);
      if ("tries" in tried) kept = tried.tries;
    }
    return kept;
  };
  const full = wrong(FREE_TRIES);
  expect(rules.tryPin(full, "ada", 1, 29 * S)).toEqual({ waitS: 1 });
  expect(rules.tryPin(full, "ben", 1, 0)).toMatchObject({ left: FREE_TRIES - 1 });
  expect(rules.tryPin(rules.forgiveTries(full, "ada"), "ada", 1, 0)).toMatchObject({ left: FREE_TRIES - 1 });
  expect(rules.tryPin(full, "ada", 2, 0)).toMatchObject({ left: FREE_TRIES - 1 });
  expect(rules.tryPin(full, "ada", 1, 86_400 * S)).toMatchObject({ left: FREE_TRIES - 1 });
});

test("ACC-3 going from member to member does not help: the device waits as well", () => {
  let tries: rules.Tries = {};
  for (let n = 0; n < FREE_TRIES_OF_DEVICE; n += 1) {
    const tried = rules.tryPin(tries, `member ${n}`, 1, 0);
    if ("tries" in tried) tries = tried.tries;
  }
  expect(rules.tryPin(tries, "another", 1, 0)).toEqual({ waitS: 30 });
  expect(rules.tryPin(rules.forgiveTries(tries, "member 3"), "another", 1, 0)).toHaveProperty("left");
});

test("ACC-3 whatever the order of tries, nobody gets more guesses at a member than the waits allow", () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ member: fc.constantFrom("ada", "ben"), afterMs: fc.nat(40 * S) }), {
        maxLength: 200,
      }),
      (attempts) => {
        let tries: rules.Tries = {};
        let now = 0;
        let guesses = 0;
        for (const { member, afterMs } of attempts) {
          now += afterMs;
          const tried = rules.tryPin(tries, member, 1, now);
          if ("tries" in tried) {
            tries = tried.tries;
            if (member === "ada") guesses += 1;
          }
        }
        // After five free ones the n-th costs at least 30 s × (2^n − 1) in all.
        const paidFor = Math.floor(Math.log2(now / (30 * S) + 1));
        expect(guesses).toBeLessThanOrEqual(FREE_TRIES + Math.max(0, paidFor));
      },
    ),
  );
});
