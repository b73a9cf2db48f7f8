import type { OrderState } from "@counterfoil/orders/contract";
import { orderState } from "@counterfoil/orders/rules";
import type { MakeRefundArgs, TakePaymentArgs } from "@counterfoil/payments/contract";
import { ok, type Result } from "@counterfoil/result";
import type { MoveCashArgs, OpenShiftArgs } from "@counterfoil/shifts/contract";
import { LinkRefused, NoLink, type HeldCommand } from "@counterfoil/sync/device";
import type { ProofPage, ProofRow, Proven } from "../api/proof.ts";
import { type Ground, noStand } from "./ground.ts";
import { allHeld } from "./held.ts";
import type { Proved } from "./kept.ts";
import { within } from "./server.ts";
import type { Stand } from "./stand.ts";

const PAGE = 50;
/** So long the server has to say where its chain stands; what it said before counts until then. */
const SERVER_MS = 2_000;

/** What this device has done and how far each of it has come, newest first. */
export async function proof(ground: Ground, cursor: number | null): Promise<Result<ProofPage>> {
  const stand = await ground.stand();
  if (stand === null) return noStand(ground);
  const held = await allHeld(stand.device);
  const proved = await provedUpTo(ground, stand, held);
  const inChain = chainedTo(held, proved);
  const provenOf = ({ result, hash }: HeldCommand): Proven =>
    result === null ? "on_device" : inChain.has(hash) ? "in_chain" : "on_server";
  const rest = cursor === null ? held : held.slice(cursor);
  const rows = rest.slice(0, PAGE).map((command) => rowOf(stand, command, provenOf(command)));
  const confirmed = held.filter(({ result }) => result !== null).length;
  return ok({
    rows,
    counts: {
      made: held.length,
      confirmed,
      in_chain: held.filter((command) => provenOf(command) === "in_chain").length,
      unsent: held.length - confirmed,
    },
    epoch: stand.device.status().epoch,
    cursor: rest.length > PAGE ? (cursor ?? 0) + PAGE : null,
  });
}

/**
 * Asks the server for the hash at the end of its chain of this device. Where it is the very hash that was made here, the
 * whole chain before it is the one that was made here, for each hash goes over the one before.
 */
async function provedUpTo(ground: Ground, { device, link, kept }: Stand, held: readonly HeldCommand[]) {
  const before = ground.kept.read("proved");
  const { epoch } = device.status();
  if (epoch === null || !ground.isOnline) return before;
  const made = held.find((command) => command.epoch === epoch)?.seq ?? 0;
  const asked = { v: 1, device: kept.id, epoch, made, clock: new Date().toISOString(), commands: [] };
  const answer = await within(SERVER_MS, link.push(asked).catch(nothingSaid));
  const ours = held.find((command) => command.epoch === epoch && command.seq === answer?.last_seq);
  if (!answer || !ours) return before;
  const proved = ours.hash === answer.last_hash ? { epoch, seq: ours.seq } : null;
  ground.kept.write("proved", proved);
  return proved;
}

function nothingSaid(problem: unknown): null {
  if (problem instanceof NoLink || problem instanceof LinkRefused) return null;
  throw problem;
}

/** The hashes from the one that was proved back, as far as each names the one before it. */
function chainedTo(held: readonly HeldCommand[], proved: Proved | null): ReadonlySet<string> {
  const chained = new Set<string>();
  if (proved === null) return chained;
  let next: HeldCommand | null = null;
  for (const command of held) {
    if (command.epoch !== proved.epoch || command.seq > proved.seq) continue;
    if (next === null ? command.seq !== proved.seq : command.hash !== next.prev) break;
    chained.add(command.hash);
    next = command;
  }
  return chained;
}

function rowOf(stand: Stand, command: HeldCommand, proven: Proven): ProofRow {
  const { seq, id, type, at, hash, result } = command;
  return {
    seq,
    id,
    type,
    at,
    ...moneyOf(stand, command),
    proven,
    version: result?.version ?? null,
    hash,
    remark: result === null || result.outcome === "applied" ? null : (result.message ?? result.code ?? null),
  };
}

type Money = Pick<ProofRow, "legal_number" | "call_number" | "total">;

/** The numbers and the money of what was done, from the documents that it has led to. */
function moneyOf({ device }: Stand, { type, args }: HeldCommand): Money {
  const { order_id } = args as { readonly order_id?: string };
  const order = order_id === undefined ? undefined : device.docs.location.get(orderState, order_id);
  const call_number = order?.call_number ?? null;
  switch (type) {
    case "order.sell":
    case "order.close":
      return { ...receiptOf(order), call_number, total: order?.priced?.due ?? null };
    case "payment.take": {
      const { id } = args as TakePaymentArgs;
      const payment = order?.payments.find((one) => one.id === id);
      const isLast = order?.payments.at(-1)?.id === id;
      const total = payment ? payment.amount + payment.tip + payment.rounding : null;
      return { ...(isLast ? receiptOf(order) : NO_NUMBER), call_number, total };
    }
    case "refund.make": {
      const { id } = args as MakeRefundArgs;
      const refund = order?.refunds.find((one) => one.id === id);
      const total = refund ? -(refund.amount + refund.tip + refund.rounding) : null;
      return { legal_number: refund?.receipt?.legal_number ?? null, call_number, total };
    }
    case "order.void":
      return { ...receiptOf(order), call_number, total: null };
    case "drawer.move_cash": {
      const { kind, amount = 0 } = args as MoveCashArgs;
      return { ...NO_NUMBER, call_number, total: kind === "paid_out" ? -amount : amount };
    }
    case "shift.open":
      return { ...NO_NUMBER, call_number, total: (args as OpenShiftArgs).float };
    default:
      return { ...NO_NUMBER, call_number, total: null };
  }
}

const NO_NUMBER = { legal_number: null } as const;

const receiptOf = (order: OrderState | undefined) => ({ legal_number: order?.receipt?.legal_number ?? null });
