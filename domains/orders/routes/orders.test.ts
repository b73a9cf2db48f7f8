import { childId, newId } from "@counterfoil/ids";
import { invariant } from "@counterfoil/result";
import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Door, openDoor } from "../testing/index.ts";

const [vat, milk, whole, oat, latte, small, large, fish, ofTheDay] = Array.from({ length: 9 }, () => newId());

let door: Door;
beforeAll(async () => {
  door = await openDoor();
  const stored = await door.upsert(
    { type: "tax", id: vat!, name: "Sales tax", percentage: "8.875" },
    {
      type: "modifier_list",
      id: milk!,
      name: "Milk",
      min: 1,
      max: 1,
      modifiers: [
        { id: whole!, name: "Whole", price: 0, default: true },
        { id: oat!, name: "Oat", price: 60 },
      ],
    },
    {
      type: "item",
      id: latte!,
      name: "Latte",
      tax_ids: [vat!],
      modifier_lists: [{ modifier_list_id: milk! }],
      variations: [
        { id: small!, name: "Small", price: 450 },
        { id: large!, name: "Large", price: 550, track_stock: true },
      ],
    },
    { type: "item", id: fish!, name: "Fish", variations: [{ id: ofTheDay!, price: null }] },
  );
  invariant(stored.status === "accepted", "the menu is taken");
});
afterAll(() => door.close());

const create = (body: object, headers: object = {}) => door.ask("POST", "/orders", body, headers);
const choice = (more: object = {}) => ({ variation_id: small, ...more });
const cash = [{ tender: "cash" }];

async function opened(lines: object[] = [choice({ uid: "a" })], more: object = {}) {
  const { status, body } = await create({ lines, ...more });
  expect(status).toBe(201);
  return body;
}

describe("ORD-12 what is created is what was chosen", () => {
  test("lines of the catalog are captured, lines of one's own are taken as they are", async () => {
    const { status, body } = await create({
      type: "dine_in",
      name: "Anna",
      lines: [
        choice({ quantity: 2, modifiers: [{ modifier_id: oat }], note: "hot" }),
        {
          name: "Corkage",
          unit_price: 500,
          modifiers: [{ name: "Chilled", unit_price: 20 }],
          category_name: "Service",
        },
        { variation_id: ofTheDay, unit_price: 2_450, discounts: [{ name: "Friend", percentage: 10 }] },
      ],
      discounts: [{ name: "Regular", amount: 100 }],
      service_charges: [{ name: "Service", percentage: 5 }],
    });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      location_id: door.location,
      state: "open",
      type: "dine_in",
      name: "Anna",
      currency: "USD",
      lines: [
        {
          uid: "1",
          quantity: 2,
          unit_price: 450,
          name: "Latte",
          variation_name: "Small",
          item_id: latte,
          variation_id: small,
          modifiers: [{ uid: oat, name: "Oat", unit_price: 60 }],
          taxes: [{ id: vat, name: "Sales tax", percentage: "8.875" }],
          note: "hot",
        },
        {
          uid: "2",
          quantity: 1,
          name: "Corkage",
          modifiers: [{ uid: "modifier-1", name: "Chilled", unit_price: 20 }],
          category_name: "Service",
        },
        { uid: "3", unit_price: 2_450, discounts: [{ uid: "discount-1", name: "Friend", percentage: 10 }] },
      ],
      discounts: [{ uid: "discount-1", name: "Regular", amount: 100 }],
      service_charges: [{ uid: "charge-1", name: "Service", percentage: 5 }],
      totals: {
        currency: "USD",
        gross: 3_990,
        payment_status: "unpaid",
        lines: [{ uid: "1" }, { uid: "2" }, { uid: "3" }],
      },
    });
    expect(body).not.toHaveProperty("priced");
    expect((await door.ask("GET", `/orders/${body.id}`)).body).toEqual(body);
  });

  test("with payments it is a whole sale", async () => {
    const { status, body } = await create({
      lines: [choice()],
      payments: [{ tender: "cash", tendered: 500 }],
    });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      state: "completed",
      type: "takeaway",
      receipt: { call_number: body.call_number },
      payments: [
        {
          tender: "cash",
          amount: 490,
          tendered: 500,
          change: 10,
          drawer_id: door.drawer,
          status: "completed",
        },
      ],
      totals: { total: 490, tax: 40, paid: 490, balance: 0, payment_status: "paid" },
    });
    expect(body).not.toHaveProperty("priced");
    expect((await door.ask("GET", `/orders/${body.id}`)).body).toEqual(body);
  });

  test("sent again it is the same order; another body under its id is a conflict", async () => {
    const body = { id: newId(), lines: [choice()], payments: cash };
    const first = await create(body);
    const again = await create(body);
    expect(again.body).toEqual(first.body);
    expect(again.headers["idempotent-replayed"]).toBe("true");
    expect(await create({ ...body, name: "Anna" })).toMatchObject({
      status: 409,
      body: { code: "id_reused" },
    });
    const key = { "idempotency-key": "one sale" };
    const keyed = await create({ lines: [choice()], payments: cash }, key);
    expect((await create({ lines: [choice()], payments: cash }, key)).body).toEqual(keyed.body);
    expect(await create({ ...body, lines: [] }, key)).toMatchObject({
      status: 409,
      body: { code: "id_reused" },
    });
  });

  test.each([
    [
      "unknown variation",
      { lines: [choice(), { variation_id: newId() }] },
      404,
      "unknown_variation",
      "lines[1].variation_id",
    ],
    [
      "unknown modifier",
      { lines: [choice({ modifiers: [{ modifier_id: newId() }] })] },
      404,
      "unknown_modifier",
      "lines[0].modifiers[0].modifier_id",
    ],
    [
      "modifier without id",
      { lines: [choice({ modifiers: [{ name: "Oat" }] })] },
      400,
      "missing_field",
      "lines[0].modifiers[0].modifier_id",
    ],
    [
      "half a modifier",
      { lines: [choice({ modifiers: [{ modifier_id: oat, quantity: 0.5 }] })] },
      400,
      "invalid_field",
      "lines[0].modifiers[0].quantity",
    ],
    ["neither choice nor name", { lines: [{ quantity: 1 }] }, 400, "missing_field", "lines[0].variation_id"],
    [
      "a choice with its own taxes",
      { lines: [choice({ taxes: [] })] },
      400,
      "missing_field",
      "lines[0].name",
    ],
    ["no price", { lines: [{ name: "Corkage" }] }, 400, "missing_field", "lines[0].unit_price"],
    [
      "modifier without price",
      { lines: [{ name: "Corkage", unit_price: 1, modifiers: [{ name: "Ice" }] }] },
      400,
      "missing_field",
      "lines[0].modifiers[0].unit_price",
    ],
    [
      "modifier without name",
      { lines: [{ name: "Corkage", unit_price: 1, modifiers: [{ unit_price: 1 }] }] },
      400,
      "missing_field",
      "lines[0].modifiers[0].name",
    ],
    ["price of the day", { lines: [{ variation_id: ofTheDay }] }, 422, "price_needed", "lines[0].unit_price"],
    ["another currency", { currency: "EUR" }, 422, "currency_mismatch", "currency"],
    [
      "negative price",
      { lines: [{ name: "Corkage", unit_price: -1 }] },
      400,
      "invalid_field",
      "lines[0].unit_price",
    ],
    ["quantity of nothing", { lines: [choice({ quantity: 0 })] }, 400, "invalid_field", "lines[0].quantity"],
    [
      "too fine a quantity",
      { lines: [choice({ quantity: 0.0001 })] },
      400,
      "invalid_field",
      "lines[0].quantity",
    ],
    ["unknown field", { lines: [choice({ price: 1 })] }, 400, "unknown_field", "lines[0].price"],
    [
      "both of a discount",
      { discounts: [{ name: "x", amount: 1, percentage: 1 }] },
      422,
      "bad_amount",
      "discounts[0].amount",
    ],
    ["another merchant's location", { location_id: newId() }, 404, "unknown_location", "location_id"],
    [
      "above what is due",
      { lines: [choice()], payments: [{ tender: "external", amount: 9_999 }] },
      422,
      "payment_above_due",
      "payments[0].amount",
    ],
  ])("%s is refused by its field, and nothing is stored", async (_, body, status, code, field) => {
    const before = await door.base.query("select count(*) from orders");
    expect(await create(body)).toMatchObject({ status, body: { code, field } });
    expect(await door.base.query("select count(*) from orders")).toEqual(before);
  });
});

describe("ORD-12 calculate is create without saving", () => {
  test("the same reply, number by number", async () => {
    const line = fc.record({
      variation_id: fc.constantFrom(small, large),
      quantity: fc.integer({ min: 1, max: 9_999 }).map((n) => n / 1_000),
      modifiers: fc.constantFrom([{ modifier_id: oat }], [{ modifier_id: whole }]),
    });
    const bodies = fc.record({
      id: fc.constant(0).map(() => newId()),
      lines: fc.array(line, { minLength: 1, maxLength: 5 }),
      discounts: fc.array(
        fc.record({ name: fc.constant("Off"), percentage: fc.integer({ min: 0, max: 100 }) }),
        { maxLength: 2 },
      ),
      service_charges: fc.array(fc.record({ name: fc.constant("Service"), amount: fc.nat(500) }), {
        maxLength: 1,
      }),
    });
    await fc.assert(
      fc.asyncProperty(bodies, async (body) => {
        const { body: calculated, status } = await door.ask("POST", "/orders/calculate", body);
        expect(status).toBe(200);
        expect((await door.ask("GET", `/orders/${body.id}`)).status).toBe(404);
        const { body: created } = await create(body);
        expect({ ...calculated, version: created.version }).toEqual(created);
      }),
      { numRuns: 20 },
    );
  });

  test("and the same refusals", async () => {
    const calculate = (body: object) => door.ask("POST", "/orders/calculate", body);
    expect(await calculate({ currency: "EUR" })).toMatchObject({
      status: 422,
      body: { code: "currency_mismatch" },
    });
    expect(await calculate({ lines: [{ variation_id: newId() }] })).toMatchObject({ status: 404 });
  });
});

describe("an order is changed by those who share it", () => {
  test("ORD-7 its header, once for each version", async () => {
    const { id, version } = await opened();
    const change = (body: object) => door.ask("PATCH", `/orders/${id}`, body);
    expect(await change({ version, name: "Bar", covers: 2 })).toMatchObject({
      status: 200,
      body: { name: "Bar", covers: 2 },
    });
    expect(await change({ version, name: "Terrace" })).toMatchObject({
      status: 409,
      body: { code: "version_conflict", field: "version" },
    });
    expect((await change({ name: null })).body).not.toHaveProperty("name");
    expect(await change({ name: "" })).toMatchObject({ status: 400, body: { field: "name" } });
  });

  test("ORD-3 ORD-4 its lines", async () => {
    const { id } = await opened([choice({ uid: "a" })]);
    const added = await door.ask("POST", `/orders/${id}/lines`, {
      lines: [choice(), { name: "Corkage", unit_price: 500 }],
    });
    expect(added).toMatchObject({
      status: 200,
      body: { lines: [{ uid: "a" }, { name: "Latte" }, { name: "Corkage" }] },
    });
    const line = (uid: string, body: object) => door.ask("PATCH", `/orders/${id}/lines/${uid}`, body);
    expect(await line("a", { quantity_delta: 2 })).toMatchObject({
      status: 200,
      body: { lines: [{ quantity: 3 }, {}, {}] },
    });
    expect(await line("a", { quantity: 1 })).toMatchObject({ status: 422, body: { code: "version_needed" } });
    expect(await line("a", { modifiers: [{ modifier_id: oat }] })).toMatchObject({
      body: {
        lines: [{ modifiers: [{ uid: oat, name: "Oat", unit_price: 60 }] }, {}, {}],
        totals: { lines: [{ gross: 3 * 510 }, {}, {}] },
      },
    });
    const own = added.body.lines[2].uid as string;
    expect(await line(own, { modifiers: [{ name: "Chilled", unit_price: 20 }] })).toMatchObject({
      status: 200,
    });
    expect(await line(own, { modifiers: [{ modifier_id: oat }] })).toMatchObject({
      status: 400,
      body: { field: "modifiers[0].modifier_id" },
    });
    expect(await line("a", { modifiers: [] })).toMatchObject({
      status: 200,
      body: { lines: [{ modifiers: [] }, {}, {}] },
    });
    expect(await line("x", { quantity_delta: 1 })).toMatchObject({
      status: 404,
      body: { code: "unknown_line" },
    });
    const voided = await door.ask("POST", `/orders/${id}/lines/a/void`, { reason: "wrong" });
    expect(voided).toMatchObject({ status: 200, body: { lines: [{ void: { reason: "wrong" } }, {}, {}] } });
    expect(await door.ask("POST", `/orders/${newId()}/lines`, { lines: [choice()] })).toMatchObject({
      status: 404,
      body: { code: "unknown_order" },
    });
  });

  test("ORD-4 modifiers that the catalog asks for are asked for", async () => {
    const { id } = await opened([choice({ uid: "a" })]);
    const none = await door.ask("PATCH", `/orders/${id}/lines/a`, { modifiers: [{ modifier_id: newId() }] });
    expect(none).toMatchObject({
      status: 404,
      body: { code: "unknown_modifier", field: "modifiers[0].modifier_id" },
    });
  });

  test("ORD-5 a discount comes and goes", async () => {
    const { id } = await opened([{ name: "Corkage", unit_price: 500, uid: "a" }]);
    const discount = (body: object) => door.ask("POST", `/orders/${id}/discounts`, body);
    const { body } = await discount({ line_uid: "a", add: { name: "Friend", percentage: 10 } });
    expect(body.totals.total).toBe(450);
    const [{ uid }] = body.lines[0].discounts;
    expect((await discount({ line_uid: "a", remove: uid })).body.totals.total).toBe(500);
    expect(await discount({})).toMatchObject({ status: 422, body: { code: "add_or_remove" } });
  });

  test("ORD-8 it is split into checks", async () => {
    const { id } = await opened([choice({ uid: "a", quantity: 2 })]);
    const { status, body } = await door.ask("POST", `/orders/${id}/split`, {
      checks: [{ name: "Window", lines: [{ uid: "a", quantity: 1 }] }],
    });
    expect(status).toBe(200);
    expect(body.checks).toMatchObject([{ id }, { name: "Window" }]);
    expect(body.totals.checks).toMatchObject([{ total: 490 }, { total: 490 }]);
  });

  test("ORD-6 ORD-9 it is voided or closed, and then it stays", async () => {
    const { id } = await opened();
    expect(await door.ask("POST", `/orders/${id}/close`, {})).toMatchObject({
      status: 409,
      body: { code: "not_paid" },
    });
    expect(await door.ask("POST", `/orders/${id}/void`, {})).toMatchObject({
      status: 400,
      body: { code: "missing_field", field: "reason" },
    });
    expect(await door.ask("POST", `/orders/${id}/void`, { reason: "left" })).toMatchObject({
      status: 200,
      body: { state: "canceled" },
    });
    expect(await door.ask("PATCH", `/orders/${id}`, { name: "Bar" })).toMatchObject({
      status: 409,
      body: { code: "order_canceled" },
    });
    const free = await opened([{ name: "Water", unit_price: 0 }]);
    expect(await door.ask("POST", `/orders/${free.id}/close`, {})).toMatchObject({
      status: 200,
      body: { state: "completed" },
    });
  });
});

test("ORD-13 every amount is explained, down to what was given", async () => {
  const { body } = await create({ lines: [choice()], payments: [{ tender: "cash", tip: 10 }] });
  const explain = (path?: string) =>
    door.ask(
      "GET",
      `/orders/${body.id}/explain${path === undefined ? "" : `?path=${encodeURIComponent(path)}`}`,
    );
  expect((await explain()).body).toMatchObject({ path: "due", amount: 500 });
  expect((await explain("taxes[0].amount")).body).toMatchObject({ amount: 40 });
  const { steps } = (await explain("total")).body as { steps: { path?: string }[] };
  for (const { path } of steps) if (path !== undefined) expect((await explain(path)).status).toBe(200);
  expect(await explain("nonsense")).toMatchObject({
    status: 404,
    body: { code: "unknown_path", field: "path" },
  });
});

describe("ORD-14 orders are found", () => {
  const search = async (body: object) => {
    const { status, body: page } = await door.ask("POST", "/orders/search", body);
    expect(status).toBe(200);
    return page as { data: { id: string; state: string }[]; next_cursor: string | null };
  };
  const found = async (body: object) => (await search({ limit: 200, ...body })).data.map(({ id }) => id);

  let open: string;
  let sold: string;
  let legal: string;
  let call: string;
  beforeEach(async () => {
    open = (await opened([choice()], { name: "Zoë's table" })).id;
    const { body } = await create({ lines: [choice()], payments: cash });
    ({ id: sold } = body);
    legal = body.receipt.legal_number;
    call = body.call_number;
  });

  test("by state, day, device, call number, name and receipt, alone and together", async () => {
    expect(await found({ states: ["open"] })).toContain(open);
    expect(await found({ states: ["open"] })).not.toContain(sold);
    expect(await found({ business_date: { from: "2026-03-02", to: "2026-03-02" } })).toEqual(
      expect.arrayContaining([open, sold]),
    );
    expect(await found({ business_date: { from: "2026-03-03", to: "2026-03-04" } })).toEqual([]);
    expect(await found({ device_id: newId() })).toEqual([]);
    expect((await found({ call_number: call.toLowerCase() }))[0]).toBe(sold);
    expect((await found({ name: "ZOË" }))[0]).toBe(open);
    expect(await found({ name: "%" })).toEqual([]);
    expect(await found({ name: "zoë", states: ["completed"] })).toEqual([]);
    expect(await found({ legal_number: legal })).toEqual([sold]);
    expect(await found({ legal_number: "A7-999999" })).toEqual([]);
    expect(await door.ask("POST", "/orders/search", { legal_number: "nonsense" })).toMatchObject({
      status: 404,
      body: { field: "legal_number" },
    });
  });

  test("page by page, the newest first, each once", async () => {
    const all = await found({});
    const paged: string[] = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof search>> = await search({
        limit: 7,
        ...(cursor !== null && { cursor }),
      });
      paged.push(...page.data.map(({ id }) => id));
      cursor = page.next_cursor;
    } while (cursor !== null);
    expect(paged.slice(0, 200)).toEqual(all);
    expect(paged).toEqual([...new Set(paged)].toSorted().toReversed());
    expect(await door.ask("POST", "/orders/search", { cursor: "nonsense" })).toMatchObject({
      status: 400,
      body: { code: "invalid_cursor" },
    });
  });
});

test("INV-10 what is not of this merchant, or is not there, is not found", async () => {
  for (const path of ["", "/receipts", "/explain", "/bill"]) {
    expect(await door.ask("GET", `/orders/${newId()}${path}`)).toMatchObject({
      status: 404,
      body: { code: "unknown_order" },
    });
  }
  expect((await door.ask("GET", `/orders/${newId()}?location_id=${childId(door.location, 7)}`)).status).toBe(
    404,
  );
  expect(await door.ask("GET", "/orders/nonsense")).toMatchObject({ status: 400, body: { field: "id" } });
});

test("nothing of this was a defect", () => {
  expect(door.defects).toEqual([]);
});
