/** Whole minor units with an ISO currency, and the exact arithmetic that they need. Pure: runs in a browser and on a server. */
export { allocate, topUp } from "./allocate.ts";
export { currencies, isCurrency, minorDigits } from "./currency.ts";
export { percentToMillionths, PERCENT_SCALE, quantityToMilli, scaled } from "./decimal.ts";
export { MoneyError, type MoneyErrorCode } from "./error.ts";
export { formatMoney, toDecimal } from "./format.ts";
export { isMinor, MAX_MINOR, minor, money, type Money } from "./money.ts";
export { parseMoney, type ParseMoneyOptions } from "./parse.ts";
export { bigRatio, mulRatio, type Ratio, ratio } from "./ratio.ts";
export { divRoundBig, isRoundingMode, mulDiv, ROUNDING_MODES, type RoundingMode } from "./round.ts";
