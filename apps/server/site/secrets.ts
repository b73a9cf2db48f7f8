import { AccessSecrets, putAccessSecrets, readAccessSecrets } from "@counterfoil/access/server";
import type { Id } from "@counterfoil/ids";
import { putTeamKeys, readTeamKeys, TeamKeys } from "@counterfoil/people/server";
import { secretHash } from "@counterfoil/secrets";
import type { Database } from "@counterfoil/sql";
import type { wire } from "@counterfoil/sync/site";
import Type from "typebox";
import { Compile } from "typebox/compile";

/** What travels beside the tape, because it is not on it and the team could not come in without it (decision 62). */
const Secrets = Type.Object({ access: AccessSecrets, team_keys: TeamKeys });

const check = Compile(Secrets);

/** All of a merchant's secrets that a box needs; nothing where it has that very set. */
export async function readSecrets(
  database: Database,
  merchant: Id,
  have: string | undefined,
): Promise<wire.SecretsReply> {
  const secrets = await database.snapshot(async (reader) => ({
    access: await readAccessSecrets(reader, merchant),
    team_keys: await readTeamKeys(reader, merchant),
  }));
  const digest = secretHash(JSON.stringify(secrets));
  return { digest, secrets: have === digest ? null : secrets };
}

/** Puts what upstream has in the place of what was here, at once. */
export async function putSecrets(database: Database, merchant: Id, secrets: unknown): Promise<void> {
  if (!check.Check(secrets))
    throw new Error("upstream's secrets do not have the shape that this release knows");
  await database.transaction(async (tx) => {
    await putAccessSecrets(tx, merchant, secrets.access);
    await putTeamKeys(tx, merchant, secrets.team_keys);
  });
}
