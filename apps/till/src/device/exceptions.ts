import { ok } from "@counterfoil/result";
import type { TillActions } from "../api/till.ts";
import type { Ground } from "./ground.ts";

const PAGE = 50;
type ExceptionActions = Pick<TillActions, "exceptions" | "settle_exception">;

/** What somebody should look at. It stands on the server's tape, so it is asked for there. */
export function exceptionActions(ground: Ground): ExceptionActions {
  return {
    async exceptions({ cursor }) {
      const query = { limit: PAGE, ...(cursor === null ? {} : { cursor }) };
      const answer = await ground.readAsPerson((server) => server.get("/v1/exceptions", { query }));
      return answer.ok ? ok({ exceptions: answer.value.data, cursor: answer.value.next_cursor }) : answer;
    },
    async settle_exception({ exception, note }) {
      const { version, n } = exception;
      const params = { version: String(version), n: String(n) };
      const answer = await ground.readAsPerson((server) =>
        server.post("/v1/exceptions/{version}/{n}/settle", { params, body: { note } }),
      );
      if (!answer.ok) return answer;
      await countExceptions(ground);
      return ok(null);
    },
  };
}

/** How many nobody has settled. Not known is said as such. */
export async function countExceptions(ground: Ground): Promise<void> {
  const answer = await ground.readAsPerson((server) =>
    server.get("/v1/exceptions", { query: { open: true, limit: 1 }, retries: 0 }),
  );
  ground.set({ exceptions: answer.ok ? answer.value.open : null });
}
