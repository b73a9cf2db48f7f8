/*
 * The service worker: keeps the till itself on the device, so that it opens without the network. What people sell is
 * kept elsewhere; nothing under /v1 passes through here. `vite build` writes in what it has built.
 */

/** What of a worker's surroundings is used here; the browser's own types of it and those of pages exclude each other. */
interface Surroundings {
  readonly registration: { readonly scope: string };
  readonly clients: {
    claim(): Promise<void>;
    matchAll(options: {
      readonly type: "window";
      readonly includeUncontrolled: true;
    }): Promise<readonly Page[]>;
  };
  skipWaiting(): Promise<void>;
  addEventListener(type: "install" | "activate", hear: (event: Work) => void): void;
  addEventListener(type: "fetch", hear: (event: Asked) => void): void;
  addEventListener(type: "message", hear: (event: Work & MessageEvent) => void): void;
}
interface Work {
  waitUntil(work: Promise<unknown>): void;
}
interface Asked extends Work {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}
interface Page {
  postMessage(message: unknown, transfer: Transferable[]): void;
}

const here = self as unknown as Surroundings;

/** Replaced by the build: a name for this version, and every file of it. */
const built = JSON.parse("__BUILT__") as { readonly version: string; readonly files: readonly string[] };

const SHELL = `counterfoil-till ${built.version}`;
const PICTURES = "counterfoil-till pictures";
/** A page that does not answer in this time is taken to be in the middle of something. */
const ANSWER_MS = 2_000;
/** A menu's worth; the one that came first makes room. */
const MOST_PICTURES = 500;

const placeOf = (file: string) => new URL(file, here.registration.scope).href;
const files = new Set(built.files.map(placeOf));

here.addEventListener("install", (event) => event.waitUntil(fill()));
here.addEventListener("activate", (event) => event.waitUntil(sweep()));
here.addEventListener("message", (event) => {
  if (event.data === "take-over") event.waitUntil(takeOver(event.ports[0]));
});
here.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== new URL(here.registration.scope).origin) return;
  if (url.pathname.startsWith("/v1/")) return;
  const place = `${url.origin}${url.pathname}`;
  if (files.has(place)) event.respondWith(fromShell(place, request));
  else if (request.destination === "image") event.respondWith(picture(event));
});

/** Takes all of it or nothing: a half shell would open to a white page in the cellar. */
async function fill(): Promise<void> {
  const shell = await caches.open(SHELL);
  await shell.addAll([...files].map((place) => new Request(place, { cache: "no-cache" })));
}

async function sweep(): Promise<void> {
  for (const name of await caches.keys()) {
    if (name.startsWith("counterfoil-till ") && name !== SHELL && name !== PICTURES)
      await caches.delete(name);
  }
  await here.clients.claim();
}

async function fromShell(place: string, request: Request): Promise<Response> {
  const shell = await caches.open(SHELL);
  return (await shell.match(place)) ?? fetch(request);
}

async function picture(event: Asked): Promise<Response> {
  const { request } = event;
  const pictures = await caches.open(PICTURES);
  const kept = await pictures.match(request);
  if (kept) return kept;
  const fresh = await fetch(request);
  if (fresh.ok) event.waitUntil(keep(pictures, request, fresh.clone()));
  return fresh;
}

async function keep(pictures: Cache, request: Request, fresh: Response): Promise<void> {
  await pictures.put(request, fresh);
  const all = await pictures.keys();
  for (const oldest of all.slice(0, Math.max(0, all.length - MOST_PICTURES))) await pictures.delete(oldest);
}

/** Takes the till over only when every page of it says that it is in the middle of nothing. */
async function takeOver(answerTo: MessagePort | undefined): Promise<void> {
  const pages = await here.clients.matchAll({ type: "window", includeUncontrolled: true });
  const answers = await Promise.all(pages.map(isFree));
  const isAll = answers.every(Boolean);
  answerTo?.postMessage(isAll);
  if (isAll) await here.skipWaiting();
}

const isFree = (page: Page): Promise<boolean> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => resolve(data === true);
    setTimeout(() => resolve(false), ANSWER_MS);
    page.postMessage("are-you-free", [port2]);
  });
