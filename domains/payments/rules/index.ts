export { pay, type Till } from "./pay.ts";
export { refundOf } from "./refund.ts";
export { paymentState, refundState, type Whereabouts } from "./state.ts";
export { makeRefund } from "./verbs/refund.ts";
export { sell } from "./verbs/sell.ts";
export { take } from "./verbs/take.ts";
export { voidPayment } from "./verbs/void.ts";
