export * from "@counterfoil/wire";
export {
  route,
  type AnyRoute,
  type Method,
  type Nothing,
  type Route,
  type RouteModule,
  type Scope,
  type Sendable,
} from "./route.ts";
export { Call, type Accepted, type CallCommand, type Surroundings } from "./call.ts";
export { found, Problem, problemOf, unknown, type ProblemKind } from "./problem.ts";
export { kindOf, problemKinds } from "./problems.ts";
export type { ProblemBody } from "./problem-body.ts";
export { file, FileReply } from "./reply.ts";
export type { Authenticate, ParentOf, SignIn } from "./sign-in.ts";
export { MOST_PER_PAGE, pageFrom, pageOf, pageQuery, readPage, type Page } from "./paging.ts";
export { createService, DEFAULT_BODY_BYTES, type ServiceOptions } from "./service.ts";
export { openApi, type ApiInfo } from "./openapi/openapi.ts";
export type { OpenApi } from "./openapi/document.ts";
export { typescriptFiles } from "./openapi/typescript.ts";
export { apiPage, type ApiPage, type PageOptions } from "./openapi/page/page.ts";
export { exampleOf, type ExampleOptions } from "./openapi/example.ts";
export { coercion } from "./schema/coerce.ts";
export { requestCheck } from "./schema/check.ts";
export { closed } from "./schema/closed.ts";
