export { Client, type ClientOptions, type FileReply } from "./client.ts";
export { ApiProblem, NoAnswer } from "./problem.ts";
export type { Arguments, Manner, Operation, ReplyOf, RequestOf, UrlsOf } from "./types.ts";
