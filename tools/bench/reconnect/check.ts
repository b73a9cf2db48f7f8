import { runCli, type Stage } from "@counterfoil/stage";

/** What the tape says, whatever the tills believe. */
export interface Checked {
  /** Commands that tills made and that do not stand on the tape. */
  readonly lost: number;
  readonly doubled: number;
  /** Device sequences and receipt series that are not 1, 2, 3, …. */
  readonly gaps: number;
  /** `counterfoil verify` found nothing. */
  readonly verified: boolean;
}

/** Compares every sale with the tape, and asks `verify`. */
export async function check(
  stage: Stage,
  expected: { readonly sales: number; readonly digest: string },
): Promise<Checked> {
  const [tape] = await stage.query<{ stored: number; ids: number; digest: string }>(`
    select count(*)::int as stored, count(distinct id)::int as ids,
      encode(sha256(string_agg(id::text, ',' order by id)::bytea), 'hex') as digest
    from tape where epoch > 0`);
  const [gaps] = await stage.query<{ gaps: number }>(`
    select count(*)::int as gaps from (
      select 1 from tape where epoch > 0 group by scope_id, device_id, epoch
      having min(seq) <> 1 or max(seq) <> count(*)
      union all
      select 1 from receipts group by scope_id, series having min(number) <> 1 or max(number) <> count(*)
    ) as broken`);
  const [issued] = await stage.query<{ receipts: number }>(
    "select count(*)::int as receipts from receipts where series like '%1' and spoiled is null",
  );
  if (!tape || !gaps || !issued) throw new Error("a count has a row");
  const verdict = await runCli(["verify"], stage.env);
  const same = tape.digest === expected.digest;
  return {
    lost: Math.max(expected.sales - tape.ids, expected.sales - issued.receipts, same ? 0 : 1),
    doubled: tape.stored - tape.ids + Math.max(0, tape.ids - expected.sales),
    gaps: gaps.gaps,
    verified: verdict.code === 0,
  };
}
