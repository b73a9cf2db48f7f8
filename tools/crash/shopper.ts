import { setTimeout as sleep } from "node:timers/promises";
import { newId } from "@counterfoil/ids";
import type { Stage } from "@counterfoil/stage";
import { Client } from "undici";
import type { Book, Receipt, Sale } from "./book.ts";

/** Longer than the server itself tries, so that it says what it does not know. */
const ANSWER_TIMEOUT_MS = 30_000;
/** A shopper who does not know asks again, most of the time; others walk away. */
const WALKS_AWAY = 0.1;
/** A shopper who knows asks again now and then, as a till does whose printer has jammed. */
const ASKS_AGAIN = 0.05;
const PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 800;
/** With the pauses, half a minute: longer than any restart. */
const MOST_TRIES = 40;

/** Buys one thing after another until told to stop, and writes down what was answered. */
export async function shop(stage: Stage, book: Book, isOver: () => boolean): Promise<void> {
  const client = new Client(stage.origin, {
    headersTimeout: ANSWER_TIMEOUT_MS,
    bodyTimeout: ANSWER_TIMEOUT_MS,
  });
  try {
    for (let turn = Math.floor(Math.random() * stage.locations.length); !isOver(); turn += 1) {
      const place = stage.locations[turn % stage.locations.length];
      if (!place) throw new Error("a stage has a location");
      const id = newId();
      const sale = book.begin({ id, place, body: stage.sale(place, id) });
      await settle(client, stage, book, sale);
      if (sale.receipt && Math.random() < ASKS_AGAIN) await settle(client, stage, book, sale);
    }
  } finally {
    await client.destroy();
  }
}

async function settle(client: Client, stage: Stage, book: Book, sale: Sale): Promise<void> {
  let pause = PAUSE_MS;
  for (let attempt = 1; attempt <= MOST_TRIES; attempt += 1) {
    const answer = await ask(client, stage, sale);
    if ("receipt" in answer) return book.acknowledge(sale, answer.receipt);
    if ("refusal" in answer) return void book.refusals.push(answer.refusal);
    if (!sale.receipt) sale.unknowns += 1;
    if (Math.random() < WALKS_AWAY) return;
    await sleep(pause);
    pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
  }
}

type Answer = { readonly receipt: Receipt } | { readonly refusal: string } | { readonly unknown: true };

async function ask(client: Client, stage: Stage, sale: Sale): Promise<Answer> {
  try {
    const { statusCode, body } = await client.request({
      method: "POST",
      path: "/v1/orders",
      headers: stage.headers,
      body: sale.body,
    });
    const text = await body.text();
    // 503: the database is away. Whatever else the server says of itself is a defect, and reported.
    if (statusCode === 503) return { unknown: true };
    if (statusCode >= 300) return { refusal: `${statusCode} ${text}` };
    return { receipt: receiptOf(text) };
  } catch {
    return { unknown: true };
  }
}

export function receiptOf(text: string): Receipt {
  const order = JSON.parse(text) as { receipt?: { legal_number: string }; totals?: { total: number } };
  return { legal_number: order.receipt?.legal_number ?? "", total: order.totals?.total ?? Number.NaN };
}
