import { Busy, Unavailable } from "@counterfoil/commands";
import { isTransient } from "@counterfoil/sql";
import Fastify, {
  type FastifyError,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
} from "fastify";
import { answerClientError } from "./client-error.ts";
import { bearer, type Surroundings } from "./call.ts";
import { endpoint, fastifyPath } from "./endpoint.ts";
import { parseJson } from "./json.ts";
import { methodsAt } from "./methods.ts";
import { Problem, type ProblemKind } from "./problem.ts";
import { kindOf } from "./problems.ts";
import { problemBody } from "./problem-body.ts";
import type { AnyRoute, RouteModule } from "./route.ts";
import type { Authenticate, SignIn } from "./sign-in.ts";

declare module "fastify" {
  interface FastifyRequest {
    signIn: SignIn | null;
  }
}

/** Bytes of a body where its route says nothing else: a large order is a twentieth of it. */
export const DEFAULT_BODY_BYTES = 1024 * 1024;
/** A request that has not arrived whole by then is given up. */
const REQUEST_TIMEOUT_MS = 30_000;
/** Longer than the usual load balancer waits (60 s), so that it is never us who close on a request under way. */
const KEEP_ALIVE_MS = 72_000;
/** After this the sender may try again; a queue of thousands is worked off in less. */
const RETRY_AFTER_S = "1";

export interface ServiceOptions extends Surroundings {
  readonly modules: readonly RouteModule[];
  readonly authenticate: Authenticate;
  /** Fails with a 500 when a reply is not what its schema says: for tests. */
  readonly checkReplies?: boolean;
  /** Told of defects, with the request's id; never of what the sender did wrong. */
  readonly defect?: (problem: unknown, requestId: string) => void;
  /** Told when a read found the database away. */
  readonly trouble?: (problem: unknown) => void;
}

/** The HTTP door: all routes of all modules, not yet listening. */
export function createService(options: ServiceOptions): FastifyInstance {
  const nextId = requestIds();
  const service = Fastify({
    bodyLimit: DEFAULT_BODY_BYTES,
    requestTimeout: REQUEST_TIMEOUT_MS,
    keepAliveTimeout: KEEP_ALIVE_MS,
    forceCloseConnections: "idle",
    genReqId: nextId,
    clientErrorHandler: (error, socket) => answerClientError(error, socket, nextId()),
    logger: false,
    exposeHeadRoutes: true,
    frameworkErrors: (error, request, reply) => void sendProblem(error, request, reply),
  });
  const kinds = problemsOf(options.modules);
  const sendProblem = (error: unknown, request: FastifyRequest, reply: FastifyReply) => {
    const problem = problemFrom(error);
    if (problem.code === "defect") options.defect?.(error, request.id);
    if (problem.code === "unavailable") options.trouble?.(error);
    const kind = kindOf(problem.code, kinds);
    return reply
      .code(kind.status)
      .headers(problem.headers)
      .header("content-type", "application/problem+json; charset=utf-8")
      .send(JSON.stringify(problemBody(problem, kind, request.id)));
  };

  service.decorateRequest("signIn", null);
  service.removeAllContentTypeParsers();
  service.addContentTypeParser("application/json", { parseAs: "string" }, (_request, body, done) => {
    try {
      done(null, parseJson(body as string));
    } catch (problem) {
      done(problem as Error);
    }
  });
  service.addHook("onSend", (request, reply, payload, done) => {
    reply.header("request-id", request.id).header("server-time", options.now());
    done(null, payload);
  });
  service.setErrorHandler((error, request, reply) => sendProblem(error, request, reply));

  const routes = options.modules.flatMap((module) => module.routes);
  service.setNotFoundHandler((request, reply) => {
    const allow = methodsAt(routes, request.url);
    const problem =
      allow.length > 0
        ? new Problem("method_not_allowed", `${request.method} is not possible here.`, {
            headers: { allow: allow.join(", ") },
          })
        : new Problem(
            "unknown_route",
            `There is nothing at ${request.method} ${request.url.split("?", 1)[0]}.`,
          );
    return sendProblem(problem, request, reply);
  });

  const guard = guardWith(options.authenticate);
  for (const route of routes) {
    service.route({
      method: route.method,
      url: fastifyPath(route.url),
      bodyLimit: route.bodyLimit ?? DEFAULT_BODY_BYTES,
      onRequest: [...(route.open ? [] : [guard]), ...(route.admit ? [admissionTo(route, route.admit)] : [])],
      handler: endpoint(route, options, options.checkReplies ?? false),
    });
  }
  return service;
}

/** Lets nobody in without a token that stands for somebody. Before the body is read, so that strangers cost little. */
function guardWith(authenticate: Authenticate) {
  return async (request: FastifyRequest): Promise<void> => {
    const token = bearer(request);
    if (token === undefined) throw notSignedIn("The request has no header Authorization: Bearer.");
    const signIn = await authenticate(token);
    if (signIn === null) throw notSignedIn("The token is not known, or no longer valid.");
    request.signIn = signIn;
  };
}

/** A sender that does not say how much it sends is taken to send the most. */
function admissionTo({ bodyLimit = DEFAULT_BODY_BYTES }: AnyRoute, admit: NonNullable<AnyRoute["admit"]>) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    const said = Number(request.headers["content-length"] ?? bodyLimit);
    const leave = await admit(Math.min(said, bodyLimit));
    const { raw } = reply;
    if (raw.closed) leave(false);
    else raw.once("close", () => leave(raw.writableFinished));
  };
}

function notSignedIn(detail: string): Problem {
  return new Problem("not_signed_in", detail, {
    field: "Authorization",
    headers: { "www-authenticate": "Bearer" },
  });
}

/** Unique over restarts, short, and in order within one run. */
function requestIds(): () => string {
  const run = Date.now().toString(36);
  let n = 0;
  return () => `${run}-${(n += 1).toString(36)}`;
}

function problemsOf(modules: readonly RouteModule[]): Readonly<Record<string, ProblemKind>> {
  return Object.assign({}, ...modules.map((module) => module.problems ?? {})) as Record<string, ProblemKind>;
}

/** What any failure on the way is called at this door. */
function problemFrom(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof Busy) {
    return new Problem("busy", "Too many commands are waiting; this one was not taken.", {
      headers: { "retry-after": RETRY_AFTER_S },
    });
  }
  if (error instanceof Unavailable) {
    const detail = error.unknown
      ? "Whether the command was stored is not known: the database went away while it was."
      : "The database is away; the command was not stored.";
    return new Problem("unavailable", detail, { headers: { "retry-after": RETRY_AFTER_S } });
  }
  if (isTransient(error)) {
    return new Problem("unavailable", "The database is away.", { headers: { "retry-after": RETRY_AFTER_S } });
  }
  return (
    fromFastify(error as FastifyError) ??
    new Problem("defect", "The request ran into a defect of the server.")
  );
}

const ofFastify: Readonly<Record<string, readonly [code: string, detail: string, field: string]>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: ["body_too_large", "The body has more bytes than this address takes.", "body"],
  FST_ERR_CTP_INVALID_MEDIA_TYPE: [
    "not_json",
    "The body's Content-Type is not application/json.",
    "Content-Type",
  ],
  FST_ERR_CTP_EMPTY_TYPE: ["not_json", "The body has no Content-Type.", "Content-Type"],
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: [
    "bad_request",
    "The body is not as long as Content-Length says.",
    "Content-Length",
  ],
  FST_ERR_BAD_URL: ["bad_request", "The path of the URL is not well-formed.", "path"],
  FST_ERR_MAX_PARAM_LENGTH: [
    "unknown_route",
    "A part of the path is longer than anything that we name.",
    "path",
  ],
};

function fromFastify(error: FastifyError): Problem | null {
  const known = ofFastify[error.code];
  if (known) return new Problem(known[0], known[1], { field: known[2] });
  const { statusCode = 500 } = error;
  // Files outside of what is served are as unknown as those that do not exist.
  if (statusCode === 403 || statusCode === 404) {
    return new Problem("unknown_route", "There is nothing here.", { field: "path" });
  }
  // The sender went away, or sent half a request: nobody of ours is at fault.
  const isTheirs = statusCode >= 400 && statusCode < 500;
  return isTheirs ? new Problem("bad_request", "The request did not arrive whole.", { field: "body" }) : null;
}
