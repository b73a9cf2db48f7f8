import { Problem, route } from "@counterfoil/http";
import { endSession as end } from "../../store/sessions.ts";
import { HouseSignIn } from "../../store/sign-in.ts";

export const endSession = route({
  method: "DELETE",
  url: "/v1/auth/sessions/current",
  summary: "Sign out",
  permission: "me.read",
  scope: "merchant",
  handle: async ({ database, merchant, signIn }) => {
    const session = signIn instanceof HouseSignIn ? signIn.found.session_id : undefined;
    if (session === undefined || !(signIn instanceof HouseSignIn)) {
      throw new Problem("no_session", "This token is not of a sign-in with a PIN.");
    }
    await end(database, merchant, session);
    signIn.end();
  },
});
