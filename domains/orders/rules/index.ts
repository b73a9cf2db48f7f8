export { explain } from "./explain/explain.ts";
export { cashDue } from "./price/cash.ts";
export { price } from "./price/price.ts";
export { refund } from "./refund/refund.ts";
export { refundTenders } from "./refund/tenders.ts";
