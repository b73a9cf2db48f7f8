import { ok, type Result } from "@counterfoil/result";
import type { ProofPage } from "../../api/proof.ts";
import type { TillActions } from "../../api/till.ts";

/** Reads so many pages as one: what is in sight is asked again as a whole whenever something in it has moved. */
export async function readProof(
  { proof }: Pick<TillActions, "proof">,
  pages: number,
): Promise<Result<ProofPage>> {
  let page = await proof({ cursor: null });
  const rows = page.ok ? [...page.value.rows] : [];
  for (let at = 1; at < pages && page.ok && page.value.cursor !== null; at += 1) {
    page = await proof({ cursor: page.value.cursor });
    if (page.ok) rows.push(...page.value.rows);
  }
  if (!page.ok) return page;
  // What is done between two pages moves rows from one to the next; a row that comes twice is one.
  const once = new Map(rows.map((row) => [row.hash, row]));
  return ok({ ...page.value, rows: [...once.values()] });
}
