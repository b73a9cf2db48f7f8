export * from "./member.ts";
export * from "./permission.ts";
export * from "./session.ts";
