import { Busy, commandHash, commandText, type Pipeline } from "@counterfoil/commands";
import type { Id } from "@counterfoil/ids";
import type { Database } from "@counterfoil/sql";
import type { Judged, PushPorts } from "../server/ports.ts";
import { standingIn } from "../server/postgres.ts";
import { resultOfRow } from "../server/pull.ts";
import { push, type PushAsked } from "../server/push.ts";
import {
  WIRE_VERSION,
  type PushBody,
  type PushReply,
  type SyncCommand,
  type SyncResult,
} from "../wire/shapes.ts";
import { countLetters, dropArrived, keepLetters } from "./store.ts";
import type { Letter, LettersPage } from "./wire.ts";

/** Letters kept for one site: days of a busy shop. Beyond it tills keep their commands themselves, as they do anyway. */
const MOST_KEPT = 200_000;

/**
 * Keeps a push for whoever leads the scope, and decides nothing. What the copy of the tape has confirmed is answered from it;
 * the rest is answered by nothing, so that the device holds on to it and asks again.
 * @throws Busy when too much is kept already
 */
export async function keepPush(
  database: Database,
  ports: Pick<PushPorts, "standing" | "told">,
  { scope, body, sender, now }: PushAsked,
): Promise<PushReply> {
  const { device, epoch, commands, made, clock } = body;
  const sequence = { device, epoch };
  const standing = await ports.standing(
    scope,
    sequence,
    commands.map(({ seq }) => seq),
  );
  const { last_seq, last_hash, version } = standing;
  const letters = commands.filter(({ seq }) => seq > last_seq);
  if (letters.length > 0) {
    const [kept] = await database.query(countLetters, { scope, most: MOST_KEPT });
    if ((kept?.letters ?? 0) >= MOST_KEPT) throw new Busy("too many commands wait for the site");
    const rows = letters.map((command) => {
      const { seq } = command;
      return {
        scope_id: scope,
        device_id: device,
        epoch,
        seq,
        command: JSON.stringify(command),
        put_at: now,
      };
    });
    await database.transaction((tx) => tx.write(keepLetters, rows));
  }
  await ports.told({
    scope,
    device,
    epoch,
    made,
    clock,
    now,
    over: false,
    itself: sender === device,
    stored: last_seq,
  });
  const stored = new Map(standing.stored.map((row) => [row.seq, row]));
  const results: SyncResult[] = [];
  for (const command of commands) {
    const row = stored.get(command.seq);
    if (!row?.command_hash.equals(hashOf(scope, device, epoch, command))) break;
    results.push(resultOfRow(row));
  }
  return { v: WIRE_VERSION, last_seq, last_hash, results, halt: null, version, server_time: now };
}

function hashOf(scope: Id, device: Id, epoch: number, command: SyncCommand): Buffer {
  const { seq, id, kind, type, actor, at, prev, args } = command;
  const placed = { scope, device, epoch, seq, id, kind, type, actor, at, prev };
  return commandHash(commandText(placed, JSON.stringify(args)));
}

/** What delivering letters asks of the house that leads their scope. */
export interface Delivery {
  readonly database: Database;
  readonly pipeline: Pick<Pipeline, "submit">;
  readonly judge: (scope: Id, device: Id, actors: readonly Id[]) => Promise<ReadonlyMap<Id, Judged>>;
  readonly now: () => string;
}

/**
 * Takes letters as pushes of their devices, in the order of each sequence. One that has no place (those before it have not
 * come yet, or another command stands there) holds up nobody else, and stays where it was.
 */
export async function deliver(
  { database, pipeline, judge, now }: Delivery,
  scope: Id,
  letters: readonly Letter[],
): Promise<void> {
  const ports: PushPorts = {
    submit: pipeline.submit.bind(pipeline),
    standing: standingIn.bind(null, database),
    judge,
    // The device has told whom it has pushed to; what it has made beyond these letters is not known here.
    told: () => Promise.resolve(),
  };
  for (const run of runsOf(letters)) {
    const [{ device, epoch }] = run;
    const made = Math.max(...run.map(({ seq }) => seq));
    // They were checked against the same shape when they were pushed.
    const commands = run.map(({ command }) => command as SyncCommand);
    const body: PushBody = { v: WIRE_VERSION, device, epoch, made, clock: now(), commands };
    await push(ports, { scope, body, sender: scope, now: now() });
  }
}

/** Takes all letters that were kept here, once this database leads their scope itself. */
export async function deliverAll(
  delivery: Delivery,
  scope: Id,
  page: (after: Letter | undefined) => Promise<LettersPage>,
): Promise<void> {
  for (let after: Letter | undefined; ;) {
    const { letters } = await page(after);
    if (letters.length === 0) break;
    await deliver(delivery, scope, letters);
    after = letters.at(-1);
  }
  await delivery.database.transaction((tx) => tx.execute(dropArrived, { scope }));
}

/** Letters of one device and epoch that follow each other without a gap: each run is one push. */
function runsOf(letters: readonly Letter[]): [Letter, ...Letter[]][] {
  const runs: [Letter, ...Letter[]][] = [];
  for (const letter of letters) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    const follows =
      last?.device === letter.device && last.epoch === letter.epoch && last.seq + 1 === letter.seq;
    if (run && follows) run.push(letter);
    else runs.push([letter]);
  }
  return runs;
}
