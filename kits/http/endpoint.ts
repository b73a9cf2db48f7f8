import { type Id, isId } from "@counterfoil/ids";
import type { FastifyReply, FastifyRequest } from "fastify";
import { Call, mustBelong, oneHeader, type Surroundings } from "./call.ts";
import { Problem, unknown } from "./problem.ts";
import { FileReply } from "./reply.ts";
import type { AnyRoute } from "./route.ts";
import { replyCheck, requestCheck } from "./schema/check.ts";
import { coercion } from "./schema/coerce.ts";
import type { SignIn } from "./sign-in.ts";

/** Checks a request, asks whether its sender may, calls the route's handler and sends what it says. */
export function endpoint(route: AnyRoute, around: Surroundings, checkReplies: boolean) {
  const check = checksOf(route);
  const name = `${route.method} ${route.url}`;
  const status = route.status ?? (route.reply || route.files ? 200 : 204);
  const misfit = checkReplies && route.reply ? replyCheck(route.reply) : null;
  // `handle` takes a Call of the route's own schemas, which `check` has just seen to.
  const handle = route.handle as (call: Call) => unknown;

  const near = route.longReads && around.longReads ? { ...around, database: around.longReads } : around;

  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    storable(request);
    check(request);
    const signIn = request.signIn;
    const scope = signIn && !route.open ? await scopeOf(route.scope, request, signIn, around) : null;
    if (signIn && scope !== null && route.permission !== undefined && !signIn.may(route.permission, scope)) {
      throw new Problem("not_allowed", `This sign-in does not allow "${route.permission}" here.`);
    }
    const answer = await handle(new Call({ route: name, around: near, request, reply, signIn, scope }));
    if (answer instanceof FileReply) return sendFile(answer, status, reply);
    if (status === 204) return reply.code(204).send();
    const text = JSON.stringify(answer);
    const fault = misfit?.(JSON.parse(text));
    if (fault !== undefined) throw new Error(`the reply of ${name} is not what its schema says: ${fault}`);
    return reply.code(status).header("content-type", "application/json; charset=utf-8").send(text);
  };
}

/** `/v1/orders/{id}` as Fastify writes it: `/v1/orders/:id`. */
export function fastifyPath(url: string): string {
  return url.replaceAll(/\{(\w+)\}/g, ":$1");
}

function checksOf(route: AnyRoute): (request: FastifyRequest) => void {
  const params = route.params && requestCheck(route.params, "path");
  const query = route.query
    ? { coerce: coercion(route.query), check: requestCheck(route.query, "query") }
    : null;
  const body = route.body && requestCheck(route.body, "body");
  return (request) => {
    params?.(request.params);
    if (query) {
      request.query = query.coerce(request.query);
      query.check(request.query);
    } else {
      nothing(request.query, "query");
    }
    if (body && route.upcast) request.body = route.upcast(request.body);
    if (body) body(request.body ?? missingBody());
    else nothing(request.body, "body");
  };
}

/** PostgreSQL's text holds every character but U+0000 (see json.ts for bodies). */
function storable(request: FastifyRequest): void {
  if (!request.url.includes("%00")) return;
  const fields = { ...(request.params as object), ...(request.query as object) };
  const [field = "path"] = Object.entries(fields).find(([, value]) => String(value).includes("\0")) ?? [];
  throw new Problem("invalid_field", `${field} has the character U+0000, which cannot be stored.`, { field });
}

function missingBody(): never {
  throw new Problem("missing_field", "The request has no body.", { field: "body" });
}

function nothing(value: unknown, part: string): void {
  if (value === undefined || value === null) return;
  const [first] = Object.keys(value);
  if (first !== undefined) {
    throw new Problem("unknown_field", `There is no field ${first} in the ${part} here.`, { field: first });
  }
}

/** The scope that a request works in: what it names itself, else what its sign-in implies. */
async function scopeOf(
  kind: AnyRoute["scope"],
  request: FastifyRequest,
  signIn: SignIn,
  around: Surroundings,
): Promise<Id> {
  if (kind === "merchant") return signIn.merchant_id;
  const named =
    ownField(request.params) ??
    ownField(request.body) ??
    ownField(request.query) ??
    oneHeader(request, "x-location-id") ??
    signIn.location_id;
  if (named === undefined) {
    throw new Problem("missing_field", "The request does not say for which location it is.", {
      field: "location_id",
      cure: "Send location_id, or the header X-Location-Id.",
    });
  }
  if (!isId(named)) throw unknown("location", "location_id");
  await mustBelong(named, signIn, around.parentOf);
  return named;
}

function ownField(of: unknown): string | undefined {
  const value = (of as { readonly location_id?: unknown } | null | undefined)?.location_id;
  return typeof value === "string" ? value : undefined;
}

function sendFile(answer: FileReply, status: number, reply: FastifyReply): FastifyReply {
  if (answer.fileName !== undefined) {
    reply.header(
      "content-disposition",
      `attachment; filename="${answer.fileName.replaceAll(/[^\w.-]/g, "_")}"`,
    );
  }
  if (answer.type.startsWith("text/html") && !reply.hasHeader("content-security-policy")) {
    reply.headers(htmlHeaders);
  }
  return reply
    .code(status)
    .header("content-type", answer.type)
    .header("x-content-type-options", "nosniff")
    .send(answer.content);
}

/** Documents of ours need no script: what slips into one through a name must not run. */
const htmlHeaders = {
  "content-security-policy":
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'",
  "referrer-policy": "no-referrer",
};
