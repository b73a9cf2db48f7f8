import { childId } from "@counterfoil/ids";
import { commandHash, commandText, type Command, type Draft, type Event } from "@counterfoil/commands";
import type { OrderState } from "@counterfoil/orders/contract";
import { headKey } from "../parts/store.ts";
import { OFTEN_CLOSED, OFTEN_LOST, OFTEN_RESTORED } from "./emphasis.ts";
import type { Mutation } from "./mutation.ts";
import { withDecided, withFold, withSight } from "./rewrite.ts";

const MINUTE_MS = 60_000;

/** Mistakes in what is decided, and in what is made of what tills send. */
export const ruleMutations: readonly Mutation[] = [
  {
    name: "last-writer-wins",
    what: "Whoever adds lines to an order replaces those that were there.",
    breaks: "VIEW",
    domains: (domains) =>
      withFold(
        domains,
        "order",
        "order.lines_added",
        (before: OrderState | undefined, after: OrderState) => ({
          ...after,
          lines: after.lines.slice(before?.lines.length ?? 0),
        }),
      ),
  },
  {
    name: "receipt-number-from-server",
    what: "The server numbers receipts by itself, whatever is on paper.",
    breaks: "INV-8",
    domains: (domains, where) =>
      where === "till"
        ? domains
        : withDecided(domains, (events, n) =>
            events.map((event) => (event.type === "receipt.issued" ? renumbered(event, n) : event)),
          ),
  },
  {
    name: "paid-above-due",
    what: "A payment does not look at what was paid before.",
    breaks: "INV-5",
    domains: (domains) =>
      withSight(domains, "payment.take", "order", (order: OrderState) => ({ ...order, payments: [] })),
  },
  {
    name: "total-off-by-one",
    what: "A closed order's total is not the sum of its lines.",
    breaks: "INV-3",
    domains: (domains) =>
      withDecided(domains, (events) =>
        events.map((event) => (event.type === "order.closed" ? dearer(event) : event)),
      ),
  },
  {
    name: "z-number-skipped",
    what: "A Z report's number is used for nothing.",
    breaks: "INV-9",
    emphasis: OFTEN_CLOSED,
    domains: (domains) =>
      withFold(domains, "drawer", "shift.closed", (_, after: { next_z: number }) => ({
        ...after,
        next_z: after.next_z + 1,
      })),
  },
  {
    name: "dedup-dropped",
    what: "A command that comes again is done again.",
    breaks: "INV-1",
    emphasis: OFTEN_LOST,
    submit: (submit, store) => (draft, grant) => {
      const head = draft.chain && store.heads.get(headKey(draft.scope, draft.device, draft.chain.epoch));
      if (!draft.chain || !head || draft.chain.seq > head.last_seq) return submit(draft, grant);
      const { chain: _, ...loose } = draft;
      return submit({ ...loose, id: childId(draft.id, store.tapeOf(draft.scope).length + 1) }, grant);
    },
  },
  {
    name: "chain-not-checked",
    what: "What was changed on its way is taken, and the next command is not asked what came before it.",
    breaks: "INV-8",
    submit: (submit, store) => {
      const links = new Map<string, string>();
      return (draft, grant) => {
        const { chain } = draft;
        if (!chain) return submit(draft, grant);
        const whose = headKey(draft.scope, draft.device, chain.epoch);
        const head = store.heads.get(whose);
        const isNext = chain.seq === (head?.last_seq ?? 0) + 1;
        const prev = isNext
          ? (head?.last_hash.toString("hex") ?? "")
          : (links.get(`${whose} ${chain.seq}`) ?? chain.prev);
        const at = new Date(Date.parse(draft.at) - MINUTE_MS).toISOString();
        const changed: Draft = { ...draft, at, chain: { ...chain, prev } };
        const { kind = "fact", epoch, seq } = chain;
        const { args, chain: _, ...said } = changed;
        const text = commandText(
          { ...said, kind, epoch, seq, prev } satisfies Omit<Command, "args">,
          JSON.stringify(args),
        );
        links.set(`${whose} ${chain.seq + 1}`, commandHash(text).toString("hex"));
        return submit(changed, grant);
      };
    },
  },
  {
    name: "gap-skipped",
    what: "A command that comes too early takes the next place.",
    breaks: "INV-8",
    emphasis: OFTEN_RESTORED,
    submit: (submit, store) => (draft, grant) => {
      const head = draft.chain && store.heads.get(headKey(draft.scope, draft.device, draft.chain.epoch));
      if (!draft.chain || !head || draft.chain.seq <= head.last_seq + 1) return submit(draft, grant);
      const chain = { ...draft.chain, seq: head.last_seq + 1, prev: head.last_hash.toString("hex") };
      return submit({ ...draft, chain }, grant);
    },
  },
];

function renumbered(event: Event, n: number): Event {
  const issued = event as Event & { readonly series: string; readonly number: number };
  const number = issued.number + (n % 2);
  return { ...issued, number, legal_number: `${issued.series}-${String(number).padStart(6, "0")}` } as Event;
}

function dearer(event: Event): Event {
  const closed = event as Event & { readonly priced: { readonly total: number } };
  return { ...closed, priced: { ...closed.priced, total: closed.priced.total + 1 } } as Event;
}
