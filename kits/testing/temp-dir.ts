import { mkdtempSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

export interface TempDir extends AsyncDisposable {
  path: string;
  remove(): Promise<void>;
}

/** An empty directory of the test's own: `await using dir = tempDir()`, or call `remove` when done. */
export function tempDir(): TempDir {
  const path = mkdtempSync(join(tmpdir(), "counterfoil-"));
  const remove = (): Promise<void> => rm(path, { recursive: true, force: true, maxRetries: 3 });
  return { path, remove, [Symbol.asyncDispose]: remove };
}
