import type { Stage } from "@counterfoil/stage";
import { Pool } from "undici";
import type { Book, Receipt, Sale } from "./book.ts";
import { receiptOf } from "./shopper.ts";

/** What the database holds of one order. */
interface Stored {
  entries: number;
  orders: number;
  receipts: number;
  payments: number;
  sales: number;
  receipt: string;
  total: number;
  sold: number;
}

export interface Audit {
  /** Acknowledged, and not there, or not whole. */
  readonly lost: readonly string[];
  /** There twice: entries, receipts, payments or sales of one id. */
  readonly doubled: readonly string[];
  /** There with another total or receipt number than was acknowledged; asked of the tables and of the server. */
  readonly different: readonly string[];
  /** There, and never asked for. */
  readonly unknown: readonly string[];
  /** Receipt series with a number missing. */
  readonly gaps: number;
  /** Sales whose shopper did not know, which had been taken. */
  readonly takenUnknown: number;
}

const READERS = 8;

/** Compares what shoppers were told with what is there. */
export async function audit(stage: Stage, book: Book): Promise<Audit> {
  const stored = await readStored(stage);
  const shown = await readShown(stage, book);
  const lost: string[] = [];
  const different: string[] = [];
  let takenUnknown = 0;
  for (const sale of book.sales.values()) {
    const found = stored.get(sale.id);
    if (!sale.receipt) {
      if (found) takenUnknown += 1;
      continue;
    }
    if (!isWhole(found)) lost.push(sale.id);
    else if (!agrees(sale.receipt, found, shown.get(sale.id))) different.push(sale.id);
  }
  return {
    lost,
    doubled: [...stored].filter(([, found]) => isDoubled(found)).map(([id]) => id),
    different: [...new Set([...different, ...book.changed])],
    unknown: [...stored.keys()].filter((id) => !book.sales.has(id)),
    gaps: await countGaps(stage),
    takenUnknown,
  };
}

const COUNTED = ["entries", "orders", "receipts", "payments", "sales"] as const;

function isWhole(found: Stored | undefined): found is Stored {
  return found !== undefined && COUNTED.every((count) => found[count] > 0);
}

function isDoubled(found: Stored): boolean {
  return COUNTED.some((count) => found[count] > 1);
}

function agrees(told: Receipt, found: Stored, shown: Receipt | undefined): boolean {
  return (
    [found.total, found.sold, shown?.total].every((total) => total === told.total) &&
    [found.receipt, shown?.legal_number].every((number) => number === told.legal_number)
  );
}

/** Straight from the tables, past all code of the server. */
async function readStored(stage: Stage): Promise<Map<string, Stored>> {
  const stored = new Map<string, Stored>();
  const fill = async (text: string): Promise<void> => {
    for (const { id, ...found } of await stage.query<{ id: string } & Partial<Stored>>(text)) {
      const empty = {
        entries: 0,
        orders: 0,
        receipts: 0,
        payments: 0,
        sales: 0,
        receipt: "",
        total: 0,
        sold: 0,
      };
      stored.set(id, { ...(stored.get(id) ?? empty), ...found });
    }
  };
  await fill(`
    select command::jsonb -> 'args' ->> 'order_id' as id, count(*)::int as entries
    from tape where type = 'order.sell' and refusal is null group by 1`);
  await fill(`select id, count(*)::int as orders from orders where state = 'completed' group by id`);
  await fill(`
    select order_id as id, count(*)::int as receipts, sum(total)::int as total,
      string_agg(series || '-' || lpad(number::text, 6, '0'), ' ') as receipt
    from receipts group by order_id`);
  await fill(`select order_id as id, count(*)::int as payments from payments group by order_id`);
  await fill(`
    select order_id as id, count(*)::int as sales, sum(net + tax)::int as sold from sales group by order_id`);
  return stored;
}

async function countGaps(stage: Stage): Promise<number> {
  const rows = await stage.query(`
    select scope_id, series from receipts group by scope_id, series having count(*) <> max(number)`);
  return rows.length;
}

/** Every acknowledged sale as the server shows it. */
async function readShown(stage: Stage, book: Book): Promise<Map<string, Receipt>> {
  const shown = new Map<string, Receipt>();
  const waiting = [...book.sales.values()].filter((sale) => sale.receipt !== null);
  const pool = new Pool(stage.origin, { connections: READERS });
  const read = async (): Promise<void> => {
    for (let sale = waiting.pop(); sale; sale = waiting.pop()) {
      const receipt = await readOne(pool, stage, sale);
      if (receipt) shown.set(sale.id, receipt);
    }
  };
  try {
    await Promise.all(Array.from({ length: READERS }, read));
  } finally {
    await pool.close();
  }
  return shown;
}

async function readOne(pool: Pool, stage: Stage, { id, place }: Sale): Promise<Receipt | undefined> {
  const { statusCode, body } = await pool.request({
    method: "GET",
    path: `/v1/orders/${id}`,
    headers: { ...stage.headers, "x-location-id": place.id },
  });
  const text = await body.text();
  return statusCode === 200 ? receiptOf(text) : undefined;
}
