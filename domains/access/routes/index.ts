import type { RouteModule } from "@counterfoil/http";
import type { Doors } from "./doors.ts";
import { endSession } from "./auth/end-session.ts";
import { me } from "./auth/me.ts";
import { openSession } from "./auth/open-session.ts";
import { addMember } from "./team/add.ts";
import { changeMember } from "./team/change.ts";
import { listMembers } from "./team/list.ts";

/** The routes of this domain, which show names and places: whoever composes the server says who knows them. */
export function accessRoutes(doors: Doors) {
  return {
    tag: "Sign-in and team",
    routes: [
      openSession(doors),
      endSession,
      me(doors),
      listMembers(doors),
      addMember(doors),
      changeMember(doors),
    ],
    problems: {
      wrong_pin: { status: 401, title: "The PIN is wrong", cure: "Type the PIN in again." },
      too_many_tries: {
        status: 429,
        title: "Too many wrong PINs",
        cure: "Wait as long as Retry-After says, or have the owner set a new PIN.",
      },
      no_pin: { status: 422, title: "There is no PIN yet", cure: "Have the owner set a PIN first." },
      no_session: {
        status: 422,
        title: "This is not a sign-in with a PIN",
        cure: "Sign out with the token that POST /v1/auth/sessions gave.",
      },
      member_exists: {
        status: 409,
        title: "The person is in the team already",
        cure: "Change the team member, or take a new id for another person.",
      },
    },
  } satisfies RouteModule;
}
