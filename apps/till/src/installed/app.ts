import { makeStore } from "../state/store.ts";

/** The till as an app on this device, and the version that waits to take its place. */
export interface App {
  /** A new version is here, and is not in use yet. */
  readonly isNewReady: () => boolean;
  readonly subscribe: (changed: () => void) => () => void;
  /** Says whether this page is in the middle of nothing; every page is asked before a new version takes over. */
  readonly answer: (isFree: () => boolean) => void;
  /** Takes the new version into use. False where a page of this till is in the middle of something. */
  readonly renew: () => Promise<boolean>;
  /** The page is on its way to the new version, and nothing is lost by leaving it. */
  readonly isRenewing: () => boolean;
}

/** A till that is not installed: in a browser that cannot, or while it is being written. */
export const plainPage: App = {
  isNewReady: () => false,
  subscribe: () => () => undefined,
  answer: () => undefined,
  renew: () => Promise.resolve(false),
  isRenewing: () => false,
};

/** Where the browser does not look by itself: a till stays open for weeks. */
const LOOK_EVERY_MS = 3_600_000;
/** Longer than the worker waits for every page. */
const ANSWER_MS = 5_000;

/** Installs the till on this device, and follows its versions. Without a service worker it is a page as before. */
export function installedApp(worker: string): App {
  // A browser gives it to safe pages only: https, or the machine itself.
  if (!("serviceWorker" in navigator)) return plainPage;
  const { serviceWorker } = navigator;
  const waiting = makeStore<ServiceWorker | null>(null);
  const hadWorker = serviceWorker.controller !== null;
  let isRenewing = false;
  let isFree = () => true;

  serviceWorker.addEventListener("message", ({ data, ports }) => {
    if (data === "are-you-free") ports[0]?.postMessage(isFree());
  });
  serviceWorker.addEventListener("controllerchange", () => {
    // The first worker takes over a page of its own version; nothing changes for it.
    if (!hadWorker && !isRenewing) return;
    isRenewing = true;
    location.reload();
  });
  void register(worker, (found) => waiting.update(() => found));

  return {
    isNewReady: () => waiting.current() !== null,
    subscribe: waiting.subscribe,
    answer: (free) => {
      isFree = free;
    },
    renew: async () => {
      const next = waiting.current();
      if (next === null) return false;
      isRenewing = await isTaken(next);
      return isRenewing;
    },
    isRenewing: () => isRenewing,
  };
}

async function register(worker: string, found: (waiting: ServiceWorker) => void): Promise<void> {
  const { serviceWorker } = navigator;
  try {
    const registration = await serviceWorker.register(worker, { updateViaCache: "none" });
    const look = () => {
      if (registration.waiting !== null && registration.active !== null) found(registration.waiting);
    };
    const follow = (next: ServiceWorker | null) => next?.addEventListener("statechange", look);
    look();
    follow(registration.installing);
    registration.addEventListener("updatefound", () => follow(registration.installing));
    setInterval(() => void registration.update().catch(() => undefined), LOOK_EVERY_MS);
  } catch {
    // No room for it, or forbidden by who set the browser up: the till works as a page while the network is there.
  }
}

/** Asks the new version to take over; it asks every page first. */
const isTaken = (next: ServiceWorker): Promise<boolean> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => resolve(data === true);
    setTimeout(() => resolve(false), ANSWER_MS);
    next.postMessage("take-over", [port2]);
  });
