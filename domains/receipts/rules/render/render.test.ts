import { describe, expect, test } from "vitest";
import type { ReceiptDocument } from "../../contract/document.ts";
import { ENGLISH, renderHtml, renderText, rowsOf } from "../index.ts";

const SALE: ReceiptDocument = {
  kind: "sale",
  copy: false,
  business: {
    name: "Corner Café",
    address_lines: ["1 Main Street", "New York"],
    footer: "Thank you!\nCome again.",
  },
  currency: "USD",
  time_zone: "America/New_York",
  issued_at: "2026-03-02T17:05:00.000Z",
  call_number: "A07",
  legal_number: "A0-000123",
  order_type: "takeaway",
  name: "Anna",
  lines: [
    {
      quantity: 2,
      name: "Flat white",
      variation_name: "Large",
      unit_price: 450,
      modifiers: [
        { name: "Oat milk", quantity: 1, unit_price: 50 },
        { name: "Shot", quantity: 2, unit_price: 0 },
      ],
      note: "very hot",
      amount: 1000,
      discounts: [{ name: "Happy hour", amount: 100 }],
    },
    { quantity: 0.25, name: "Coffee beans", unit_price: 4000, modifiers: [], amount: 1000, discounts: [] },
  ],
  discounts: [{ name: "Regular", amount: 190 }],
  service_charges: [{ name: "Service", amount: 171 }],
  taxes: [
    { name: "Sales tax", percentage: "8.875", inclusive: false, taxable: 1881, amount: 167 },
    { name: "Bottle tax", percentage: 2, inclusive: true, taxable: 980, amount: 20 },
  ],
  total: 2048,
  tip: 200,
  cash_rounding: 2,
  due: 2250,
  payments: [
    { tender: "external", label: "Card terminal", reference: "4711", amount: 1250 },
    { tender: "cash", amount: 1000, tendered: 2000, change: 1000 },
  ],
  balance: 0,
};

describe("REC-5 a receipt says the same on every paper", () => {
  test("as text of 42 columns", async () => {
    const text = renderText(SALE);
    expect(text.split("\n").every((line) => line.length <= 42)).toBe(true);
    await expect(text).toMatchFileSnapshot("fixtures/sale.txt");
  });

  test("as a page of HTML", async () => {
    await expect(renderHtml(SALE)).toMatchFileSnapshot("fixtures/sale-page.txt");
  });

  test("a refund names the receipt it gives back, the reason and the way", async () => {
    const refund: ReceiptDocument = {
      ...SALE,
      kind: "refund",
      legal_number: "A0R-000002",
      original_number: "A0-000123",
      reason: "cold",
      discounts: [],
      service_charges: [],
      taxes: [{ name: "Sales tax", percentage: "8.875", inclusive: true, taxable: 919, amount: 81 }],
      payments: [{ tender: "cash", amount: 1000 }],
      tip: 0,
      cash_rounding: 0,
      total: 1000,
      due: 1000,
    };
    await expect(renderText(refund)).toMatchFileSnapshot("fixtures/refund.txt");
  });

  test("a bill says that it is no receipt, and what is still to pay", () => {
    const { legal_number: _, ...rest } = SALE;
    const bill = renderText({
      ...rest,
      kind: "bill",
      check: "Window",
      table: "4",
      payments: [],
      balance: 2250,
    });
    expect(bill).toContain("*** This is not a receipt. ***");
    expect(bill).toContain("Check Window");
    expect(bill).toContain("Table 4");
    expect(bill).toMatch(/Still to pay +\$22\.50/);
    expect(bill).not.toContain("No.");
  });

  test("a voided order says so, and why", () => {
    const slip = renderText({
      ...SALE,
      kind: "void",
      legal_number: "A0V-000001",
      reason: "left",
      payments: [],
    });
    expect(slip).toContain("Voided order");
    expect(slip).toContain("Reason: left");
  });

  test("other money without a name is called other payment", () => {
    expect(renderText({ ...SALE, payments: [{ tender: "external", amount: 2250 }] })).toContain(
      "Other payment",
    );
  });
});

test("REC-6 a reprint is marked as a copy", () => {
  expect(renderText({ ...SALE, copy: true })).toContain("*** COPY ***");
  expect(renderHtml({ ...SALE, copy: true })).toContain('<p class="mark">COPY</p>');
  expect(renderHtml(SALE)).not.toContain("COPY");
});

describe("REC-7 whatever people type is printed, and nothing of it is run", () => {
  test("HTML is escaped", () => {
    const html = renderHtml({ ...SALE, name: `<script>alert("x")</script> & 'Co'` });
    expect(html).toContain("&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; &#39;Co&#39;");
    expect(html).not.toContain("<script");
  });

  test("long names and words are broken, at any width", () => {
    const name = `${"Süßwasserfisch".repeat(6)} mit Beilage und noch viel mehr auf dem Teller`;
    const [line] = SALE.lines;
    for (const columns of [24, 32, 42, 48]) {
      const rows = rowsOf({ ...SALE, lines: [{ ...line!, name }] }, ENGLISH, columns);
      expect(rows.every(({ text }) => [...text].length <= columns)).toBe(true);
      expect(
        rows
          .map(({ text }) => text)
          .join("")
          .replaceAll(/\s/g, ""),
      ).toContain("Süßwasserfisch".repeat(6).slice(0, 20));
    }
  });

  test("no name at all leaves an amount", () => {
    const [line] = SALE.lines;
    expect(renderText({ ...SALE, lines: [{ ...line!, name: " ", variation_name: " " }] })).toMatch(
      /2 × ,? +\$10\.00/,
    );
  });
});
