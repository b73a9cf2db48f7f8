import { Id, Instant, named, Problem, route } from "@counterfoil/http";
import { newId } from "@counterfoil/ids";
import { verifyPin } from "@counterfoil/secrets";
import Type from "typebox";
import { findCredential } from "../../store/credentials.ts";
import { countTry, forgiveTry } from "../../store/pin-tries.ts";
import { openSession as open } from "../../store/sessions.ts";
import type { Doors } from "../doors.ts";
import { readMember } from "../team/save.ts";
import { MemberShape, Pin } from "../team/shapes.ts";

export const openSession = (doors: Doors) =>
  route({
    method: "POST",
    url: "/v1/auth/sessions",
    summary: "Sign in with a PIN",
    description: "With the device's token. The answer holds a token for the member on this device.",
    permission: "sessions.open",
    scope: "location",
    body: Type.Object({ staff_id: Id, pin: Pin }),
    reply: named(
      "Session",
      Type.Object({ id: Id, token: Type.String(), expires_at: Instant, team_member: MemberShape }),
    ),
    status: 201,
    handle: async (call) => {
      const { database, merchant, scope: location, device } = call;
      const { staff_id: member, pin } = call.body;
      const team_member = await readMember(call, doors, member);
      if (team_member.status !== "active") {
        throw new Problem("not_allowed", "This team member does not work here any more.", {
          field: "staff_id",
        });
      }
      const [credential] = await database.query(findCredential, { merchant, member });
      if (!credential) throw new Problem("no_pin", "This team member has no PIN yet.", { field: "staff_id" });
      const tried = { merchant, device, member, pin: credential.version };
      const counted = await countTry(database, tried, Date.parse(call.now()));
      if ("waitS" in counted) throw tooMany(counted.waitS);
      if (!(await verifyPin(credential.pin_hash, pin))) throw wrong(counted.left);
      await forgiveTry(database, tried);
      // Not the id of the request: a repeat is another sign-in, because the token of the first is gone.
      const session = newId();
      const opened = await open(database, { session, merchant, location, device, member }, call.now());
      call.header("cache-control", "no-store");
      return { id: session, ...opened, team_member };
    },
  });

function wrong(left: number): Problem {
  const tries = left === 1 ? "One try is" : `${left || "No"} tries are`;
  return new Problem("wrong_pin", `That is not the PIN. ${tries} left before you have to wait.`, {
    field: "pin",
  });
}

function tooMany(waitS: number): Problem {
  const wait = waitS < 120 ? `${waitS} seconds` : `${Math.ceil(waitS / 60)} minutes`;
  return new Problem("too_many_tries", `Too many wrong PINs. Wait ${wait} before you try again.`, {
    field: "pin",
    headers: { "retry-after": String(waitS) },
  });
}
