import fastify, { type FastifyInstance } from "fastify";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { serveTill } from "./till.ts";

let folder = "";
let service: FastifyInstance;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "counterfoil-till-"));
  await mkdir(join(folder, "assets"));
  const files = ["index.html", "sw.js", "till.webmanifest", "icon-app-512.png", "assets/index-CG8AnNWU.js"];
  for (const name of files) await writeFile(join(folder, name), name);
  service = fastify();
  await serveTill(service, folder);
});
afterAll(async () => {
  await service.close();
  await rm(folder, { recursive: true });
});

const headers = async (path: string) => (await service.inject(`/till/${path}`)).headers;

test("the page, its worker and its pictures are asked for each time; what is named by its content is kept", async () => {
  for (const path of ["", "sw.js", "till.webmanifest", "icon-app-512.png"])
    expect([path, (await headers(path))["cache-control"]]).toEqual([path, "no-cache"]);
  expect((await headers("assets/index-CG8AnNWU.js"))["cache-control"]).toContain("immutable");
});

test("the worker is a script of the till's own folder, and everything comes from the till's own server", async () => {
  const worker = await headers("sw.js");
  expect(worker["content-type"]).toContain("javascript");
  expect(worker["content-security-policy"]).toContain("worker-src 'self'");
  expect(worker["content-security-policy"]).toContain("connect-src 'self'");
  expect((await headers("till.webmanifest"))["content-type"]).toContain("manifest+json");
});
