import type { Id } from "@counterfoil/ids";
import type { Store } from "../parts/store.ts";
import type { Findings } from "./findings.ts";
import type { Happened, Line } from "./tape.ts";

interface Drawer {
  shift: Id | null;
  float: number;
  cash: number;
  z: number;
}

interface Money {
  readonly tender: string;
  readonly amount: number;
  readonly tip: number;
  readonly rounding: number;
  readonly drawer_id: Id;
}

interface Z {
  readonly z_number: number;
  readonly tenders: readonly { readonly tender: string; readonly expected: number }[];
}

/** INV-9: Z reports are numbered without gaps, and say what went through the drawer; every shift was closed in the end. */
export function checkShifts(found: Findings, lines: readonly Line[]): void {
  const drawers = new Map<Id, Drawer>();
  const of = (id: Id): Drawer => {
    const drawer = drawers.get(id) ?? { shift: null, float: 0, cash: 0, z: 0 };
    drawers.set(id, drawer);
    return drawer;
  };
  for (const { events } of lines) {
    for (const event of events) {
      const move = cashOf(event);
      if (move) of(move.drawer).cash += move.amount;
      if (event.type === "shift.opened") {
        const drawer = of(event["drawer_id"] as Id);
        found.check(drawer.shift === null, "INV-9", () => `a second shift is open on one drawer`);
        drawer.shift = event["shift_id"] as Id;
        drawer.float = event["float"] as number;
      }
      if (event.type === "shift.closed") close(found, of(event["drawer_id"] as Id), event);
    }
  }
  for (const [id, { shift }] of drawers) {
    found.check(shift === null, "INV-9", () => `shift ${shift} of drawer ${id} could not be closed`);
  }
}

function close(found: Findings, drawer: Drawer, event: Happened): void {
  const { z_number, tenders } = event["z"] as Z;
  const cash = tenders.find(({ tender }) => tender === "cash");
  found.same("INV-9", "the number of a Z report", z_number, drawer.z + 1);
  found.same("INV-9", `the cash of Z report ${z_number}`, cash?.expected, drawer.float + drawer.cash);
  Object.assign(drawer, { shift: null, float: 0, cash: 0, z: z_number });
}

function cashOf(event: Happened): { drawer: Id; amount: number } | null {
  switch (event.type) {
    case "payment.taken":
      return moved(event["payment"] as Money, 1);
    case "payment.voided":
      return moved(event as unknown as Money, -1);
    case "refund.made":
      return moved(event["refund"] as Money, -1);
    case "cash.stranded": {
      const sign = event["way"] === "out" ? -1 : 1;
      return { drawer: event["drawer_id"] as Id, amount: sign * (event["amount"] as number) };
    }
    case "drawer.cash_moved": {
      const sign = event["kind"] === "paid_out" ? -1 : 1;
      return { drawer: event["drawer_id"] as Id, amount: sign * (event["amount"] as number) };
    }
    default:
      return null;
  }
}

function moved({ tender, amount, tip, rounding, drawer_id }: Money, sign: 1 | -1) {
  return tender === "cash" ? { drawer: drawer_id, amount: sign * (amount + tip + rounding) } : null;
}

/** INV-9: whatever did not fit has a row that a person will look at; a fact is never refused without one. */
export function checkExceptions(found: Findings, store: Store, lines: readonly Line[]): void {
  const rows = store.rowsOf("commands.add_exceptions") as readonly { readonly command_id: Id }[];
  const raised = lines.flatMap(({ command, events }) =>
    events.filter(({ type }) => type === "exception.raised").map(() => command.id),
  );
  found.same(
    "INV-9",
    "the exceptions for people to look at",
    rows.map((row) => row.command_id).toSorted(),
    raised.toSorted(),
  );
  for (const { row, command } of lines) {
    found.check(
      command.kind !== "fact" || row.refusal === null,
      "INV-9",
      () => `the fact ${command.type} ${command.id} was refused`,
    );
  }
}
