import { nullable, oneOf, Instant, route, type RouteModule } from "@counterfoil/http";
import type { Id } from "@counterfoil/ids";
import { wire, type SiteDesk, type SiteStatus } from "@counterfoil/sync/site";
import Type from "typebox";
import { readSecrets } from "./secrets.ts";
import { FOLLOW, siteOf } from "./sign-in.ts";

/** What the routes of sites work with. */
export interface SiteDoors {
  readonly desk: SiteDesk;
  /** Takes the letters that were kept for a location which this server leads again. */
  readonly takeLetters: (location: Id) => Promise<void>;
  /** How this server itself stands, if it is a box. */
  readonly status: () => Promise<SiteStatus>;
}

const Status = Type.Object({
  standing: oneOf(["none", "joining", "leads", "releasing", "released", "lost"]),
  reached: Type.Boolean({ description: "Whether upstream answered in the last round." }),
  problem: nullable(Type.String()),
  forwarding: Type.Object({
    behind: Type.Integer({ description: "Entries that are here and not upstream, as far as we know." }),
    since: nullable(Instant),
  }),
});

/** Between a box in the shop and the server that it forwards to. */
export function siteRoutes({ desk, takeLetters, status }: SiteDoors) {
  const guarded = { permission: FOLLOW, scope: "location" } as const;
  return {
    tag: "A box in the shop",
    routes: [
      route({
        method: "GET",
        url: "/v1/site/status",
        summary: "Say how this server stands as a box",
        description: "Open, because it says nothing of anybody. `none`: this server is no box.",
        open: true,
        reply: Status,
        handle: status,
      }),
      route({
        ...guarded,
        method: "GET",
        url: "/v1/site",
        summary: "Say where both tapes end, and what waits for the box",
        reply: wire.Greeting,
        handle: ({ signIn }) => desk.greet(siteOf(signIn)),
      }),
      route({
        ...guarded,
        method: "GET",
        url: "/v1/site/entries",
        summary: "Read the tape as it is",
        description: "`own` is the location's, `parent` the merchant's.",
        query: wire.PageQuery,
        reply: wire.EntriesPage,
        handle: ({ signIn, query }) => desk.page(siteOf(signIn), query.of, query.after),
      }),
      route({
        ...guarded,
        method: "POST",
        url: "/v1/site/entries",
        summary: "Forward what the box has written",
        description: "Entries in order, as they are. Sending the same again does nothing.",
        bodyLimit: wire.ENTRIES_BODY_BYTES,
        body: wire.ForwardBody,
        reply: wire.Tip,
        handle: ({ signIn, body }) => desk.forward(siteOf(signIn), body.entries),
      }),
      route({
        ...guarded,
        method: "POST",
        url: "/v1/site/lead",
        summary: "Take the lead of the location",
        description: "`at`: where the box's copy ends. Refused when something has come since.",
        body: wire.LeadBody,
        reply: wire.Tip,
        handle: ({ signIn, body }) => desk.lead(siteOf(signIn), body.at, body.address),
      }),
      route({
        ...guarded,
        method: "POST",
        url: "/v1/site/release",
        summary: "Give the lead of the location back",
        body: wire.ReleaseBody,
        reply: wire.Tip,
        handle: async ({ signIn, body }) => {
          const site = siteOf(signIn);
          const tip = await desk.release(site, body.at);
          await takeLetters(site.scope_id);
          return tip;
        },
      }),
      route({
        ...guarded,
        method: "GET",
        url: "/v1/site/secrets",
        summary: "Read what lets the team in and is not on the tape",
        query: wire.SecretsQuery,
        reply: wire.SecretsReply,
        handle: ({ signIn, query, database }) => readSecrets(database, siteOf(signIn).parent_id, query.have),
      }),
      route({
        ...guarded,
        method: "GET",
        url: "/v1/site/letters",
        summary: "Read what tills have pushed here for the box",
        query: wire.LettersQuery,
        reply: wire.LettersPage,
        handle: ({ signIn, query }) => desk.letters(siteOf(signIn), query),
      }),
    ],
    problems,
  } satisfies RouteModule;
}

const copyAnew = "Look at both servers with `counterfoil verify`; nothing after this entry is taken.";

const problems = {
  led_elsewhere: {
    status: 409,
    title: "Another server writes here",
    cure: "Send it to the server that the sentence names; reading works here too.",
  },
  lead_taken: {
    status: 409,
    title: "The box does not lead here any more",
    cure: "Keep its database to look things up, and set it up anew with a new token.",
  },
  site_behind: {
    status: 409,
    title: "The tapes do not end alike",
    cure: "Copy what is missing, and ask again.",
  },
  entry_gap: { status: 409, title: "An entry is missing", cure: "Send from where this side's tape ends." },
  other_tape: { status: 409, title: "The entries continue another tape", cure: copyAnew },
  tampered_entry: { status: 422, title: "An entry is not what it was sealed as", cure: copyAnew },
  newer_release: {
    status: 422,
    title: "This release does not know a command",
    cure: "Bring this server to the release of the other one.",
  },
} as const;
