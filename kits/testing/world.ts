import { house, Pipeline, type Domain, type Draft, type Grant, type Outcome } from "@counterfoil/commands";
import { newId, type Id } from "@counterfoil/ids";
import { Database } from "@counterfoil/sql";
import { testDatabase, type TestDatabase } from "./database.ts";

/** A clock that a test moves. */
export interface TestClock {
  now: string;
}

/** A migrated database of the test's own, with a pipeline for some domains on it. */
export interface World extends AsyncDisposable {
  readonly base: TestDatabase;
  readonly database: Database;
  readonly pipeline: Pipeline;
  readonly clock: TestClock;
  /** May everything, everywhere. */
  readonly grant: Grant;
  /** What broke on the way; closing fails when any is left. */
  readonly defects: unknown[];
  /** Says a command through the pipeline, then waits until what follows in other scopes has followed. */
  say(scope: Id, type: string, args: unknown, more?: Partial<Draft>): Promise<Outcome>;
  close(): Promise<void>;
}

export async function openWorld(domains: readonly Domain[]): Promise<World> {
  const base = await testDatabase();
  const database = new Database(base.connection);
  const clock: TestClock = { now: "2026-03-01T10:00:00.000Z" };
  const defects: unknown[] = [];
  const pipeline = new Pipeline({
    house: house(domains),
    connection: base.connection,
    database,
    now: () => clock.now,
    defect: (problem) => defects.push(problem),
  });
  const grant: Grant = { actor: newId(), device: newId(), may: () => true };
  const close = async (): Promise<void> => {
    await pipeline.close();
    await database.close();
    await base.drop();
    // A test that expects a defect takes it out of the list.
    if (defects.length > 0) throw new AggregateError(defects, "the test ran into defects");
  };
  return {
    base,
    database,
    pipeline,
    clock,
    grant,
    defects,
    close,
    say: async (scope, type, args, more = {}) => {
      const { actor, device } = grant;
      const draft = { scope, device, id: newId(), type, actor, at: clock.now, args, ...more };
      const outcome = await pipeline.submit(draft, grant);
      await pipeline.settleOutbox();
      return outcome;
    },
    [Symbol.asyncDispose]: close,
  };
}
