import type { Plain } from "@counterfoil/wire/plain";

/** As much of an OpenAPI 3.1 document as we write (https://spec.openapis.org/oas/v3.1.1). */
export interface OpenApi {
  readonly openapi: "3.1.0";
  readonly info: { readonly title: string; readonly version: string; readonly description: string };
  readonly servers: readonly { readonly url: string }[];
  readonly security: readonly Readonly<Record<string, readonly string[]>>[];
  readonly tags: readonly { readonly name: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: {
    readonly schemas: Readonly<Record<string, Plain>>;
    readonly securitySchemes: Readonly<Record<string, Plain>>;
    readonly responses: Readonly<Record<string, Response>>;
  };
  /** Every problem that has a code of its own: status, title and cure. */
  readonly "x-problems": Readonly<Record<string, { status: number; title: string; cure: string }>>;
}

export interface Operation {
  readonly operationId: string;
  readonly tags: readonly [string];
  readonly summary: string;
  readonly description?: string;
  readonly parameters: readonly Parameter[];
  readonly requestBody?: { readonly required: true; readonly content: Content };
  readonly responses: Readonly<Record<string, Response | { readonly $ref: string }>>;
  /** Present and empty where nobody needs to be signed in. */
  readonly security?: readonly [];
  /** What the sign-in must be allowed to do. */
  readonly "x-permission"?: string;
  readonly "x-scope"?: string;
}

export interface Parameter {
  readonly name: string;
  readonly in: "path" | "query" | "header";
  readonly required: boolean;
  readonly description?: string;
  readonly schema: Plain;
}

export interface Response {
  readonly description: string;
  readonly content?: Content;
}

export type Content = Readonly<Record<string, { readonly schema: Plain }>>;
