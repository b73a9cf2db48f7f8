import { newId } from "@counterfoil/ids";
import { type Door, openDoor } from "@counterfoil/orders/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

let door: Door;
beforeAll(async () => {
  door = await openDoor();
});
afterAll(() => door.close());

const tax = { id: "vat", name: "VAT", percentage: 10 };
const line = { uid: "a", name: "Coffee", unit_price: 350, quantity: 2, taxes: [tax] };

async function opened(more: object = {}) {
  return (await door.ask("POST", "/orders", { lines: [line], ...more })).body;
}

const sold = (more: object = {}) => opened({ payments: [{ tender: "cash" }], ...more });
const pay = (body: object) => door.ask("POST", "/payments", body);
const refund = (body: object) => door.ask("POST", "/refunds", { reason: "cold", ...body });

describe("PAY-7 payments are taken one by one", () => {
  test("the last closes the order, and each can be read", async () => {
    const { id: order_id } = await opened();
    const first = await pay({
      order_id,
      tender: "external",
      amount: 300,
      external_type: "card terminal",
      tip: 20,
    });
    expect(first).toMatchObject({
      status: 201,
      body: {
        payment: {
          order_id,
          location_id: door.location,
          currency: "USD",
          amount: 300,
          tip: 20,
          external_type: "card terminal",
        },
        order: { state: "open", totals: { balance: 470 } },
      },
    });
    const last = await pay({ order_id, tender: "cash", tendered: 500 });
    expect(last).toMatchObject({
      status: 201,
      body: { payment: { change: 30 }, order: { state: "completed" } },
    });
    const { id } = last.body.payment;
    expect((await door.ask("GET", `/payments/${id}`)).body).toEqual(last.body.payment);
    expect(await pay({ order_id, tender: "cash" })).toMatchObject({
      status: 409,
      body: { code: "order_completed" },
    });
  });

  test("sent again it is the same payment; another body under its id is a conflict", async () => {
    const { id: order_id } = await opened();
    const body = { id: newId(), order_id, tender: "cash", amount: 100 };
    const first = await pay(body);
    expect((await pay(body)).body.payment).toEqual(first.body.payment);
    expect(await pay({ ...body, amount: 200 })).toMatchObject({ status: 409, body: { code: "id_reused" } });
    expect((await door.ask("GET", `/orders/${order_id}`)).body.payments).toHaveLength(1);
  });

  test.each([
    ["an unknown order", { order_id: newId(), tender: "cash" }, 404, "unknown_order", "order_id"],
    ["an unknown tender", { order_id: newId(), tender: "shells" }, 400, "invalid_field", "tender"],
    ["a negative tip", { order_id: newId(), tender: "cash", tip: -1 }, 400, "invalid_field", "tip"],
    ["no order", { tender: "cash" }, 400, "missing_field", "order_id"],
  ])("%s is refused", async (_, body, status, code, field) => {
    expect(await pay(body)).toMatchObject({ status, body: { code, field } });
  });

  test("more than is due is refused", async () => {
    const { id: order_id } = await opened();
    expect(await pay({ order_id, tender: "external", amount: 771 })).toMatchObject({
      status: 422,
      body: { code: "payment_above_due", field: "amount" },
    });
  });
});

test("PAY-8 a payment of an open order is voided through its own drawer", async () => {
  const { id: order_id } = await opened();
  const { body } = await pay({ order_id, tender: "cash", amount: 100 });
  const voiding = (id: string) => door.ask("POST", `/payments/${id}/void`, { reason: "wrong guest" });
  expect(await voiding(body.payment.id)).toMatchObject({
    status: 200,
    body: {
      payment: { status: "voided", void: { reason: "wrong guest" } },
      order: { totals: { balance: 770 } },
    },
  });
  expect(await voiding(body.payment.id)).toMatchObject({
    status: 409,
    body: { code: "payment_already_voided" },
  });
  expect(await voiding(newId())).toMatchObject({
    status: 404,
    body: { code: "unknown_payment", field: "id" },
  });
});

describe("PAY-9 a refund gives stored amounts back", () => {
  test("everything, the way it came", async () => {
    const { id: order_id } = await sold();
    const { status, body } = await refund({ order_id, restock: true });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      refund: {
        order_id,
        tender: "cash",
        amount: 770,
        reason: "cold",
        lines: [{ uid: "a", quantity: 2, restock: true }],
        receipt: { legal_number: expect.stringMatching(/^Z0R-/) },
      },
      order: { totals: { refunded: 770, payment_status: "refunded" } },
    });
    expect((await door.ask("GET", `/refunds/${body.refund.id}`)).body).toEqual(body.refund);
    expect(await refund({ order_id })).toMatchObject({ status: 409, body: { code: "nothing_to_refund" } });
    expect((await door.ask("GET", `/refunds/${newId()}`)).status).toBe(404);
  });

  test("a line, an amount; twice sent once made", async () => {
    const { id: order_id } = await sold();
    const body = { id: newId(), order_id, lines: [{ uid: "a", quantity: 1 }] };
    expect(await refund(body)).toMatchObject({ status: 201, body: { refund: { amount: 385 } } });
    expect(await refund(body)).toMatchObject({ status: 201, body: { order: { refunds: [{}] } } });
    expect(await refund({ order_id, amount: 386 })).toMatchObject({
      status: 422,
      body: { code: "refund_exceeds_sale", field: "amount" },
    });
    expect(await refund({ order_id, amount: 385, tender: "external" })).toMatchObject({ status: 201 });
  });

  test("which way is asked where there were two", async () => {
    const payments = [
      { tender: "cash", amount: 300 },
      { tender: "external", amount: 470 },
    ];
    const { id: order_id } = await sold({ payments });
    expect(await refund({ order_id })).toMatchObject({
      status: 400,
      body: { code: "missing_field", field: "tender" },
    });
    expect(await refund({ order_id, tender: "external" })).toMatchObject({ status: 201 });
    expect(await refund({ order_id: newId() })).toMatchObject({ status: 404, body: { field: "order_id" } });
    expect(await refund({ order_id: (await opened()).id, tender: "cash" })).toMatchObject({
      status: 409,
      body: { code: "order_open" },
    });
  });
});

describe("REC-5 receipts are printed", () => {
  test("as a page, as text, as a printer's bytes, of a sale and of its refund", async () => {
    const order = await sold({ name: "Zoë" });
    const { body } = await refund({ order_id: order.id });
    const list = await door.ask("GET", `/orders/${order.id}/receipts`);
    expect(list.body.data).toMatchObject([
      { id: order.id, kind: "sale", legal_number: order.receipt.legal_number, total: 770 },
      { id: body.refund.id, kind: "refund", legal_number: body.refund.receipt.legal_number, total: 770 },
    ]);
    const page = await door.ask("GET", `/receipts/${order.id}`);
    expect(page.headers["content-type"]).toBe("text/html; charset=utf-8");
    expect(page.headers["content-security-policy"]).toContain("default-src 'none'");
    expect(page.text).toContain(order.receipt.legal_number);
    const text = await door.ask("GET", `/receipts/${body.refund.id}?format=text`);
    expect(text.text).toContain(`For receipt ${order.receipt.legal_number}`);
    const copy = await door.ask("GET", `/receipts/${order.id}?format=text&copy=true`);
    expect(copy.text).toContain("*** COPY ***");
    const bytes = await door.ask("GET", `/receipts/${order.id}?format=escpos`);
    expect(bytes.headers["content-disposition"]).toContain(`${order.receipt.legal_number}.bin`);
    // ESC @ first, the knife last; "ë" of code page 437 in the name.
    expect(bytes.raw.subarray(0, 2)).toEqual(Buffer.from([0x1b, 0x40]));
    expect(bytes.raw.includes(Buffer.from([0x1d, 0x56]))).toBe(true);
    expect(bytes.raw.includes(Buffer.from([0x5a, 0x6f, 0x89]))).toBe(true);
    expect((await door.ask("GET", `/receipts/${newId()}`)).status).toBe(404);
    expect((await door.ask("GET", `/receipts/${(await opened()).id}`)).status).toBe(404);
  });

  test("a voided order has its slip", async () => {
    const { id } = await opened();
    await door.ask("POST", `/orders/${id}/void`, { reason: "left" });
    expect((await door.ask("GET", `/orders/${id}/receipts`)).body.data).toMatchObject([
      { kind: "void", total: 770 },
    ]);
    expect((await door.ask("GET", `/receipts/${id}?format=text`)).text).toContain("Voided order");
  });

  test("an open order has a bill, and so has each of its checks", async () => {
    const { id } = await opened();
    const { body } = await door.ask("POST", `/orders/${id}/split`, {
      checks: [{ name: "Window", lines: [{ uid: "a", quantity: 1 }] }],
    });
    const bill = await door.ask("GET", `/orders/${id}/bill?format=text`);
    expect(bill.text).toContain("This is not a receipt.");
    const window = await door.ask("GET", `/orders/${id}/bill?format=text&check_id=${body.checks[1].id}`);
    expect(window.text).toContain("Check Window");
    expect(window.text).toMatch(/Total +\$3\.85/);
    expect((await door.ask("GET", `/orders/${id}/bill?check_id=${newId()}`)).status).toBe(404);
    expect(
      (await door.ask("GET", `/orders/${id}/bill?format=escpos`)).headers["content-disposition"],
    ).toContain("bill.bin");
    expect((await door.ask("GET", `/orders/${id}/bill?format=pdf`)).status).toBe(400);
  });
});

test("nothing of this was a defect", () => {
  expect(door.defects).toEqual([]);
});
