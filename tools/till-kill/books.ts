import { runCli, type Stage } from "@counterfoil/stage";

/** What a screen has shown as done: the number on its receipt. */
export interface Shown {
  readonly legal_number: string;
}

export interface Compared {
  /** Receipts that a screen has shown and that are on no books. */
  readonly lost: number;
  /** Numbers that two screens have shown, commands or sales that are there twice. */
  readonly doubled: number;
  /** Receipt numbers that nobody has, and sequence numbers. */
  readonly gaps: number;
  readonly verified: boolean;
}

/** Compares what the screens have said with the server's books. */
export async function compare(stage: Stage, shown: readonly Shown[]): Promise<Compared> {
  const receipts = await stage.query<{ legal_number: string; spoiled: string | null }>(`
    select series || '-' || lpad(number::text, 6, '0') as legal_number, spoiled from receipts`);
  const there = new Set(receipts.filter(({ spoiled }) => spoiled === null).map((row) => row.legal_number));
  const numbers = shown.map(({ legal_number }) => legal_number);
  const [counts] = await stage.query<{ commands: number; sales: number; gaps: number }>(`
    select
      (select count(*) - count(distinct id) from tape)::int as commands,
      (select count(*) - count(distinct order_id) from receipts
       where spoiled is null and refund_id is null)::int as sales,
      (select count(*) from receipts where spoiled = 'lost')::int
      + (select count(*) from (
          select 1 from receipts group by scope_id, series having max(number) <> count(*)
          union all
          select 1 from tape where epoch > 0 group by scope_id, device_id, epoch having max(seq) <> count(*)
        ) as broken)::int as gaps`);
  if (!counts) throw new Error("a count has a row");
  const { code } = await runCli(["verify"], stage.env);
  return {
    lost: new Set(numbers.filter((number) => !there.has(number))).size,
    doubled: numbers.length - new Set(numbers).size + counts.commands + counts.sales,
    gaps: counts.gaps,
    verified: code === 0,
  };
}
