export * from "./postings.ts";
