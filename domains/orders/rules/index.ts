export { cashDue } from "./price/cash.ts";
export { price } from "./price/price.ts";
