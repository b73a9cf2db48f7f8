import { invariant } from "@counterfoil/result";
import Type, { type TSchema } from "typebox";
import { named } from "@counterfoil/wire";
import { problemKinds } from "../problems.ts";
import type { AnyRoute, RouteModule } from "../route.ts";
import { isRecord, type Plain } from "@counterfoil/wire/plain";
import { Components } from "./components.ts";
import type { OpenApi, Operation, Parameter, Response } from "./document.ts";

export interface ApiInfo {
  readonly title: string;
  readonly version: string;
  /** Markdown. */
  readonly description: string;
}

const ProblemSchema = named(
  "Problem",
  Type.Object(
    {
      type: Type.String({ description: "Where the problem is explained." }),
      title: Type.String(),
      status: Type.Integer(),
      code: Type.String({ description: "For programs; it does not change." }),
      detail: Type.String({ description: "What is wrong with this very request." }),
      field: Type.Optional(Type.String({ description: "The input at fault, such as `lines[0].quantity`." })),
      cure: Type.String({ description: "What to do about it." }),
      request_id: Type.String(),
    },
    { description: "RFC 9457 problem details." },
  ),
);

/** Writes the OpenAPI document of some modules. The same modules give the same text, byte for byte. */
export function openApi(modules: readonly RouteModule[], info: ApiInfo): OpenApi {
  const components = new Components();
  const problem = components.write(ProblemSchema);
  const paths: Record<string, Record<string, Operation>> = {};
  const taken = new Set<string>();
  for (const { tag, routes } of modules) {
    for (const route of routes) {
      const operation = operationOf(route, tag, components);
      invariant(!taken.has(operation.operationId), `two routes have the summary "${route.summary}"`);
      taken.add(operation.operationId);
      paths[route.url] = { ...paths[route.url], [route.method.toLowerCase()]: operation };
    }
  }
  return {
    openapi: "3.1.0",
    info,
    servers: [{ url: "/" }],
    security: [{ bearer: [] }],
    tags: modules.map(({ tag }) => ({ name: tag })),
    paths,
    components: {
      schemas: components.all(),
      securitySchemes: {
        bearer: {
          type: "http",
          scheme: "bearer",
          description: "An owner's, a device's or a sign-in's token.",
        },
      },
      responses: {
        Problem: {
          description: "A problem, with the field that is at fault and its cure.",
          content: { "application/problem+json": { schema: problem } },
        },
      },
    },
    "x-problems": Object.assign(
      {},
      problemKinds,
      ...modules.map((module) => module.problems ?? {}),
    ) as OpenApi["x-problems"],
  };
}

function operationOf(route: AnyRoute, tag: string, components: Components): Operation {
  const fields = (schema: TSchema | undefined, where: "path" | "query") =>
    parametersOf(schema, where, components);
  return {
    operationId: operationId(route.summary),
    tags: [tag],
    summary: route.summary,
    ...(route.description === undefined ? {} : { description: route.description }),
    parameters: [...fields(route.params, "path"), ...fields(route.query, "query"), ...headersOf(route)],
    ...(route.body
      ? {
          requestBody: {
            required: true,
            content: { "application/json": { schema: components.write(route.body) } },
          },
        }
      : {}),
    responses: { ...repliesOf(route, components), default: { $ref: "#/components/responses/Problem" } },
    ...(route.open ? { security: [] } : { "x-permission": route.permission, "x-scope": route.scope }),
  };
}

function repliesOf(route: AnyRoute, components: Components): Readonly<Record<string, Response>> {
  const files = (route.files ?? []).map((type) => [type.split(";", 1)[0] ?? type, { schema: {} }]);
  const json = route.reply ? [["application/json", { schema: components.write(route.reply) }]] : [];
  const content = Object.fromEntries([...json, ...files]) as Response["content"];
  const status = route.status ?? (route.reply || route.files ? 200 : 204);
  return {
    [status]: content && status !== 204 ? { description: "Done.", content } : { description: "Done." },
  };
}

function parametersOf(
  schema: TSchema | undefined,
  where: "path" | "query",
  components: Components,
): Parameter[] {
  if (!schema) return [];
  const { properties, required } = components.write(schema);
  return Object.entries(isRecord(properties) ? (properties as Readonly<Record<string, Plain>>) : {}).map(
    ([name, { description, ...rest }]) => ({
      name,
      in: where,
      required: where === "path" || (Array.isArray(required) && required.includes(name)),
      ...(typeof description === "string" ? { description } : {}),
      schema: rest,
    }),
  );
}

const idempotencyKey: Parameter = {
  name: "Idempotency-Key",
  in: "header",
  required: false,
  description:
    "The id of this request: a UUID, or any text of at most 255 characters. A repeat gets the first answer again.",
  schema: { type: "string", maxLength: 255 },
};

const locationId: Parameter = {
  name: "X-Location-Id",
  in: "header",
  required: false,
  description: "The location, where neither the token nor the request names it.",
  schema: { type: "string", format: "uuid" },
};

function headersOf(route: AnyRoute): Parameter[] {
  return [
    ...(route.method === "GET" || route.open ? [] : [idempotencyKey]),
    ...(route.scope === "location" ? [locationId] : []),
  ];
}

/** "Add lines to an order" → `addLinesToAnOrder` */
function operationId(summary: string): string {
  const words = summary.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  return words.map((word, i) => (i === 0 ? word : word.charAt(0).toUpperCase() + word.slice(1))).join("");
}
