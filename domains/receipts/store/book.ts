import { int8, type Reader, statement, text, uuid } from "@counterfoil/sql";
import Type from "typebox";
import type { ReceiptBook } from "../contract/index.ts";

const findReceipt = statement({
  name: "receipts.find",
  text: `select order_id from receipts where scope_id = $1 and series = $2 and number = $3`,
  params: { scope: uuid, series: text, number: int8 },
  row: Type.Object({ order_id: Type.Union([Type.String(), Type.Null()]) }),
});

/** The receipts of a database, by number. */
export function receiptBook(reader: Reader): ReceiptBook {
  return {
    orderOf: async (scope, series, number) => {
      const [row] = await reader.query(findReceipt, { scope, series, number });
      return row?.order_id ?? null;
    },
  };
}
