import Type from "typebox";
import { expect, test } from "vitest";
import { apiPage, file, Id, Minor, named, openApi, route, ShortText, typescriptFiles } from "../index.ts";

const Toy = named(
  "Toy",
  Type.Object({ id: Id, name: ShortText, price: Minor }, { description: "A toy <b>for sale</b>." }),
);

const modules = [
  {
    tag: "Toys",
    routes: [
      route({
        method: "POST",
        url: "/v1/toys/{id}",
        summary: "Make a toy",
        description: "With **care**, and `<script>`.",
        permission: "toys.write",
        scope: "location",
        params: Type.Object({ id: Id }),
        query: Type.Object({ kind: Type.Optional(Type.Union([Type.Literal("a"), Type.Literal("b")])) }),
        body: Type.Object({
          toy: Toy,
          tags: Type.Optional(Type.Array(Type.Union([ShortText, Type.Null()]))),
        }),
        reply: Toy,
        status: 201,
        handle: ({ body }) => body.toy,
      }),
      route({
        method: "GET",
        url: "/v1/toys",
        summary: "List toys",
        open: true,
        files: ["text/csv"],
        reply: Type.Object({ data: Type.Array(Toy) }),
        handle: () => file("text/csv", ""),
      }),
    ],
    problems: { toy_broken: { status: 422, title: "The toy is broken", cure: "Mend it." } },
  },
];
const info = { title: "Toys", version: "1", description: "All of them.\n\n- one\n- two" };
const document = openApi(modules, info);

test("a named schema is written once, closed, and referred to", () => {
  expect(document.components.schemas["Toy"]).toMatchObject({
    required: ["id", "name", "price"],
    additionalProperties: false,
    properties: { id: { $ref: "#/components/schemas/Id" } },
  });
  const post = document.paths["/v1/toys/{id}"]?.["post"];
  expect(post?.requestBody?.content["application/json"]?.schema).toMatchObject({
    additionalProperties: false,
    properties: { toy: { $ref: "#/components/schemas/Toy" } },
  });
  expect(post?.responses["201"]).toMatchObject({
    content: { "application/json": { schema: { $ref: "#/components/schemas/Toy" } } },
  });
});

test("headers, permission, files and problems are told", () => {
  const post = document.paths["/v1/toys/{id}"]?.["post"];
  expect(post?.parameters.map(({ name, in: where, required }) => `${where} ${name} ${required}`)).toEqual([
    "path id true",
    "query kind false",
    "header Idempotency-Key false",
    "header X-Location-Id false",
  ]);
  expect(post).toMatchObject({ operationId: "makeAToy", "x-permission": "toys.write" });
  const get = document.paths["/v1/toys"]?.["get"];
  expect(get?.security).toEqual([]);
  expect(get?.responses["200"]).toMatchObject({ content: { "text/csv": {} } });
  expect(document["x-problems"]["toy_broken"]).toMatchObject({ status: 422 });
});

test("two different shapes under one name, and one summary twice, are defects", () => {
  const [make] = modules[0]?.routes ?? [];
  expect(() => openApi([{ tag: "Twice", routes: [make!, { ...make!, url: "/v1/other" }] }], info)).toThrow(
    "Make a toy",
  );
  const other = { ...make!, summary: "Make another", reply: named("Toy", Type.Object({ id: Id })) };
  expect(() => openApi([{ tag: "Other", routes: [make!, other] }], info)).toThrow(
    "two schemas are named Toy",
  );
});

test("the types say what goes in and what comes back, and what several tags share is apart", () => {
  const files = typescriptFiles(document);
  expect([...files.keys()]).toEqual(["toys.ts", "shared.ts", "index.ts"]);
  expect(files.get("toys.ts")).toContain(
    [
      '  "POST /v1/toys/{id}": {',
      "    params: { id: Id };",
      '    query: { kind?: "a" | "b" };',
      "    body: { toy: Toy; tags?: (string | null)[] };",
      "    reply: Toy;",
      "  };",
    ].join("\n"),
  );
  expect(files.get("toys.ts")).toContain('import type { Id, Minor } from "./shared.ts";');
  expect(files.get("shared.ts")).toContain("export type Minor = number;");
});

const page = apiPage(document, {
  styles: ["a{}"],
  mark: "<svg></svg>",
  icon: "<svg/>",
  links: { css: "c", script: "s", document: "d" },
});

test("every link within the page leads somewhere, and no id is there twice", () => {
  const ids = [...page.html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
  const targets = [...page.html.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id);
  expect(targets.filter((target) => !ids.includes(target))).toEqual([]);
  expect(new Set(ids).size).toBe(ids.length);
});

test("what people wrote is shown, not run", () => {
  expect(page.html).not.toContain("<b>for sale");
  expect(page.html).toContain("A toy &lt;b&gt;for sale");
  expect(page.html).toContain("<strong>care</strong>");
  expect(page.html).toContain("<code>&lt;script&gt;</code>");
});
