export { salesCsv } from "./csv.ts";
export { daysBetween, weekBefore } from "./days.ts";
export {
  givenBackOf,
  linesGivenBackOf,
  linesOf,
  paidBackOf,
  saleOf,
  takenOf,
  taxesGivenBackOf,
  taxesOf,
} from "./facts.ts";
export { goodsRows } from "./goods.ts";
export { taxRows, tenderRows } from "./money.ts";
export { figuresOf, hourKey, hoursOf, isUpTo, keysOf, periodRows, type PeriodSums } from "./periods.ts";
