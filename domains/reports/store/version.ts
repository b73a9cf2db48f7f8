import { statement, uuid } from "@counterfoil/sql";
import Type from "typebox";

/**
 * The version that a location has reached. All parts of one report count up to it, so that they agree with each other
 * while the tills go on selling.
 */
export const reachedVersion = statement({
  name: "reports.reached_version",
  text: "select version from scopes where scope_id = $1",
  params: { scope: uuid },
  row: Type.Object({ version: Type.Integer() }),
});
