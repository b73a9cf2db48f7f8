import { formatMoney, toDecimal } from "@counterfoil/money";
import type { ToastList } from "@counterfoil/ui";
import { createContext, useContext, useSyncExternalStore } from "react";
import type { Seat, Till, TillData } from "./api/till.ts";
import type { App } from "./installed/app.ts";
import type { Store } from "./state/store.ts";
import type { Ui } from "./state/ui.ts";
import type { Words } from "./words/words.ts";

/** Everything that a screen works with. */
export interface Desk {
  readonly till: Till;
  readonly ui: Store<Ui>;
  readonly toasts: ToastList;
  readonly words: Words;
  readonly app: App;
}

const DeskContext = createContext<Desk | null>(null);

export const DeskProvider = DeskContext.Provider;

export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (desk === null) throw new Error("a screen stands outside of the till");
  return desk;
}

export const useWords = (): Words => useDesk().words;

export function useTillData(): TillData {
  const { data } = useDesk().till;
  return useSyncExternalStore(data.subscribe, data.current);
}

/** One thing of what the screen shows. `pick` must give the same object while nothing has changed. */
export function useUi<Picked>(pick: (ui: Ui) => Picked): Picked {
  const { ui } = useDesk();
  return useSyncExternalStore(ui.subscribe, () => pick(ui.current()));
}

/** Where this till stands; only for screens of a paired till. */
export function useSeat(): Seat {
  const { seat } = useTillData();
  if (seat === null) throw new Error("a screen of a paired till is shown on one that is not");
  return seat;
}

/** Writes an amount in minor units as people here write it. */
export function useMoney(): (amount: number) => string {
  const { location, locale } = useSeat();
  return (amount) => formatMoney({ amount, currency: location.currency }, locale);
}

/** Writes a sum of notes: "$20", and "$20.50" where there are coins in it. */
export function useNotes(): (amount: number) => string {
  const { location, locale } = useSeat();
  const format = new Intl.NumberFormat(locale, {
    style: "currency",
    currency: location.currency,
    trailingZeroDisplay: "stripIfInteger",
  });
  return (amount) => format.format(toDecimal(amount, location.currency) as `${number}`); // toDecimal writes a number
}

/** Writes numbers and times as people here write them, on the clock of the shop. */
export function useFormat() {
  const { location, locale } = useSeat();
  const { time_zone: timeZone } = location;
  return {
    count: (value: number) => new Intl.NumberFormat(locale, { maximumFractionDigits: 3 }).format(value),
    percent: (percentage: string | number) =>
      new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 4 }).format(
        Number(percentage) / 100,
      ),
    /** "Ana, Raj and Mei" */
    names: (names: readonly string[]) => new Intl.ListFormat(locale).format(names),
    /** A share as growth or loss: 0.081 is "+8%". */
    change: (share: number) =>
      new Intl.NumberFormat(locale, {
        style: "percent",
        signDisplay: "exceptZero",
        maximumFractionDigits: 0,
      }).format(share),
    /** An amount without its cents, for the scale of a chart. */
    short: (amount: number) =>
      new Intl.NumberFormat(locale, {
        style: "currency",
        currency: location.currency,
        notation: "compact",
        maximumFractionDigits: 1,
      }).format(Number(toDecimal(Math.round(amount), location.currency))),
    /** An hour of the day, 0–23, as the people here read clocks. */
    hour: (hour: number) =>
      new Intl.DateTimeFormat(locale, { hour: "numeric", timeZone: "UTC" }).format(
        new Date(Date.UTC(2000, 0, 1, hour)),
      ),
    time: (at: string) =>
      new Intl.DateTimeFormat(locale, { timeStyle: "short", timeZone }).format(new Date(at)),
    dateTime: (at: string) =>
      new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short", timeZone }).format(
        new Date(at),
      ),
    /** A business date, `YYYY-MM-DD`. */
    date: (date: string) =>
      new Intl.DateTimeFormat(locale, {
        weekday: "short",
        day: "numeric",
        month: "short",
        year: "numeric",
        timeZone: "UTC",
      }).format(new Date(`${date}T12:00:00Z`)),
    weekday: (date: string) =>
      new Intl.DateTimeFormat(locale, { weekday: "long", timeZone: "UTC" }).format(
        new Date(`${date}T12:00:00Z`),
      ),
  };
}
