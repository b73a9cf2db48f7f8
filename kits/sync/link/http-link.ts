import { type Id, newId } from "@counterfoil/ids";
import type { Link } from "../device/api.ts";
import type { EnrolReply, PullReply, PushReply, SnapshotReply } from "../wire/shapes.ts";
import { Asker, type AskOptions } from "./ask.ts";
import { LiveLine, type Person } from "./live-line.ts";
import { type LinkPlatform, platformWith } from "./platform.ts";

export interface LinkOptions extends AskOptions {
  /** Where the token works at several locations: which one is meant. */
  readonly location?: () => Id | undefined;
  /** For tests, and where `fetch` or `WebSocket` are not those of the platform. */
  readonly platform?: Partial<LinkPlatform>;
}

/** A link that also tells who works on what at this location, for screens. Presence is never stored, and may be late. */
export interface LiveLink extends Link {
  /**
   * Says what this device's person works on (an order's id); null: on nothing any more. `name` is what the others are
   * shown. Kept and said again after each reconnect, so call it when it changes and not more often.
   */
  attend(subject: string | null, name: string): void;
  /**
   * Calls back with everybody else who works on something: what is known now at once, then each change. Nobody while
   * the line is down. Keeps the line open by itself; returns how to stop.
   */
  others(hear: (people: readonly Person[]) => void): () => void;
}

/** The line to a server over HTTP, and a WebSocket for hints as long as somebody listens. */
export function httpLink(options: LinkOptions): LiveLink {
  const on = platformWith(options.platform);
  const live = new LiveLine({ ...options, on });
  const asker = new Asker(options, {
    ...on,
    fetch: (url, init) => {
      const answer = on.fetch(url, init);
      answer.then(
        ({ status }) => live.requested(status < 500),
        () => live.requested(false),
      );
      return answer;
    },
  });
  /** The same for every try until one is answered, so that a lost answer costs no second epoch. */
  let enrolment: Id | null = null;
  return {
    enrol: async () => {
      enrolment ??= newId();
      const location_id = options.location?.();
      const body = { id: enrolment, ...(location_id === undefined ? {} : { location_id }) };
      const reply = await asker.post<EnrolReply>("/v1/sync/enrol", body);
      enrolment = null;
      return reply;
    },
    push: (body) => asker.post<PushReply>("/v1/sync/push", body),
    pull: (query) => asker.get<PullReply>("/v1/sync/pull", query),
    snapshot: (query) => asker.get<SnapshotReply>("/v1/sync/snapshot", query),
    listen: (hear) => live.listen(hear),
    attend: (subject, name) => live.attend(subject, name),
    others: (hear) => live.others(hear),
  };
}
