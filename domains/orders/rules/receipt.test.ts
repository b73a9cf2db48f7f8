import { newId } from "@counterfoil/ids";
import { renderText } from "@counterfoil/receipts/rules";
import { beforeEach, describe, expect, test } from "vitest";
import { Away } from "../testing/away.ts";
import { coffee, profileOf, Shop } from "../testing/shop.ts";
import { checkBillOf, partReceiptOf, receiptOf, refundReceiptOf } from "./index.ts";

const by = profileOf(newId(), { receipt_footer: "Thank you!" });
const tax = { id: "vat", name: "VAT", percentage: 10 };

let shop: Shop;
beforeEach(() => {
  shop = new Shop();
});

describe("REC-5 a receipt follows from the order's document", () => {
  test("of a sale: its numbers sum up to what was paid", () => {
    const id = shop.sell(
      [
        coffee({
          uid: "a",
          quantity: 2,
          variation_name: "Large",
          note: "hot",
          taxes: [tax],
          discounts: [{ uid: "d", name: "Cold", amount: 50 }],
        }),
        coffee({ uid: "b", modifiers: [{ uid: "m", name: "Oat milk", unit_price: 50, quantity: 2 }] }),
      ],
      {
        name: "Anna",
        table: "4",
        discounts: [{ uid: "o", name: "Regular", percentage: 10 }],
        service_charges: [{ uid: "s", name: "Service", percentage: 5 }],
        payments: [{ id: newId(), tender: "cash", tendered: 2000, tip: 100 }],
      },
    );
    const receipt = receiptOf(shop.order(id), by);
    expect(receipt).toMatchObject({
      kind: "sale",
      copy: false,
      business: { name: "Corner Café", footer: "Thank you!" },
      legal_number: "Z0-000001",
      call_number: "Z00",
      name: "Anna",
      table: "4",
      lines: [
        {
          quantity: 2,
          variation_name: "Large",
          unit_price: 350,
          note: "hot",
          amount: 700,
          discounts: [{ name: "Cold", amount: 50 }],
        },
        { modifiers: [{ name: "Oat milk", quantity: 2, unit_price: 50 }], amount: 450 },
      ],
      discounts: [{ name: "Regular", amount: 110 }],
      balance: 0,
    });
    const sum = (amounts: readonly { amount: number }[]) =>
      amounts.reduce((total, { amount }) => total + amount, 0);
    const lines = sum(receipt.lines) - sum(receipt.lines.flatMap(({ discounts }) => discounts));
    expect(lines - sum(receipt.discounts) + sum(receipt.service_charges) + sum(receipt.taxes)).toBe(
      receipt.total,
    );
    expect(receipt.due).toBe(receipt.total + 100);
    expect(sum(receipt.payments)).toBe(receipt.due);
    expect(renderText(receipt)).toContain("Z0-000001");
  });

  test("an open order has a bill, a voided one a slip; voided lines and payments are left out", () => {
    const id = shop.open([coffee({ uid: "a" }), coffee({ uid: "b", name: "Tea" })]);
    const payment_id = newId();
    shop.pay(id, { id: payment_id, amount: 100 });
    shop.must("order.void_line", { order_id: id, uid: "b", reason: "wrong" });
    expect(receiptOf(shop.order(id), by)).toMatchObject({
      kind: "bill",
      lines: [{ name: "Coffee" }],
      payments: [{ amount: 100 }],
      balance: 250,
    });
    shop.must("payment.void", { order_id: id, payment_id, drawer_id: shop.drawer, reason: "left" });
    shop.must("order.void", { order_id: id, reason: "left" });
    expect(receiptOf(shop.order(id), by, { copy: true })).toMatchObject({
      kind: "void",
      copy: true,
      legal_number: "Z0V-000001",
      reason: "left",
      payments: [],
      balance: 0,
    });
  });

  test("of a refund: what goes back, of which receipt, why and how", () => {
    const id = shop.sell([
      coffee({ uid: "a", quantity: 2, variation_name: "Large", taxes: [tax] }),
      coffee({ taxes: [tax] }),
    ]);
    shop.refund(id, { tender: "external", external_type: "card terminal", reference: "4711" });
    const order = shop.order(id);
    expect(refundReceiptOf(order, order.refunds[0]!, by)).toMatchObject({
      kind: "refund",
      legal_number: "Z0R-000001",
      original_number: "Z0-000001",
      reason: "cold",
      lines: [
        { quantity: 2, variation_name: "Large", amount: 770 },
        { quantity: 1, amount: 385 },
      ],
      taxes: [{ name: "VAT", percentage: 10, taxable: 1050, amount: 105 }],
      total: 1155,
      payments: [{ tender: "external", label: "card terminal", reference: "4711", amount: 1155 }],
    });
  });

  test("of a check: its part of the bill", () => {
    const id = shop.open([coffee({ uid: "a", quantity: 2 }), coffee({ uid: "b" })]);
    const check_id = newId();
    shop.must("order.split", {
      order_id: id,
      checks: [{ id: check_id, lines: [{ uid: "a", quantity: 1 }] }],
    });
    shop.pay(id, { check_id, amount: 100, tip: 20 });
    const [first, second] = shop.totals(id).checks;
    expect(checkBillOf(shop.order(id), second!, by)).toMatchObject({
      kind: "bill",
      check: "2",
      lines: [{ quantity: 1, amount: 350 }],
      total: 350,
      tip: 20,
      due: 370,
      payments: [{ amount: 120 }],
      balance: 250,
    });
    expect(checkBillOf(shop.order(id), { ...first!, name: "Bar" }, by)).toMatchObject({
      check: "Bar",
      total: 700,
    });
  });
});

test("CON-9 REC-5 of a part: the money that it is for, whatever has come to the order since", () => {
  const id = shop.open([coffee(), coffee()]);
  shop.pay(id, { amount: 200 });
  const offline = new Away(shop, shop.till());
  const payment = { id: newId(), order_id: id, drawer_id: offline.drawer, tender: "cash", tip: 50 };
  offline.must("payment.take", payment);
  shop.must("order.add_lines", { order_id: id, lines: [coffee()] });
  offline.tellAll();
  shop.pay(id);
  const order = shop.order(id);
  const part = order.part_receipts![0]!;
  const receipt = partReceiptOf(order, part, by, { copy: true });
  expect(receipt).toMatchObject({
    kind: "sale",
    copy: true,
    legal_number: "A1-000001",
    lines: [],
    total: 700,
    tip: 50,
    due: 750,
    payments: [{ amount: 200 }, { amount: 550 }],
    balance: 0,
  });
  expect(renderText(receipt)).toContain("A1-000001");
});
