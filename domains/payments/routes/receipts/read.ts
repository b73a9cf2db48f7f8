import { ref } from "@counterfoil/commands";
import { found, route } from "@counterfoil/http";
import { orderState, partReceiptOf, receiptOf, refundReceiptOf } from "@counterfoil/orders/rules";
import type { ReceiptDocument } from "@counterfoil/receipts/contract";
import { locationState } from "@counterfoil/venues/rules";
import Type from "typebox";
import { paymentState, refundState } from "../../rules/index.ts";
import { idParams, location, readOrder } from "../shared.ts";
import { FormatName, PRINTED, printed } from "./print.ts";

export const getReceipt = route({
  method: "GET",
  url: "/v1/receipts/{id}",
  summary: "Print a receipt",
  description:
    "The id is the order's for a sale or a void, the refund's for a refund, the payment's for a part of an order. With " +
    "`copy` it is marked as a copy.",
  permission: "orders.read",
  scope: "location",
  params: idParams,
  query: Type.Object({
    ...location,
    format: Type.Optional(FormatName),
    copy: Type.Optional(Type.Boolean({ description: "true where it was printed before" })),
  }),
  files: PRINTED,
  handle: async (call) => {
    const { format = "html", copy = false } = call.query;
    return printed(await receiptBy(call, call.params.id, copy), format);
  },
});

type Looking = Parameters<typeof readOrder>[0];

async function receiptBy(call: Looking, id: string, copy: boolean): Promise<ReceiptDocument> {
  const { scope, pipeline } = call;
  const states = await pipeline.look(scope, [
    ref(orderState, id),
    ref(refundState, id),
    ref(paymentState, id),
    ref(locationState, scope),
  ]);
  const place = found(states.get(locationState, scope), "location", "location_id");
  const order = states.get(orderState, id);
  if (order?.receipt) return receiptOf(order, place, { copy });
  const paid = states.get(paymentState, id);
  if (paid !== undefined) {
    const whose = await readOrder(call, paid.order_id);
    const part = whose.part_receipts?.find((one) => one.id === id);
    return partReceiptOf(whose, found(part, "receipt", "id"), place, { copy });
  }
  const refunded = await readOrder(call, found(states.get(refundState, id), "receipt", "id").order_id);
  const refund = found(
    refunded.refunds.find((one) => one.id === id),
    "receipt",
    "id",
  );
  return refundReceiptOf(refunded, refund, place, { copy });
}
