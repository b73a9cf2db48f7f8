import { actorsOf } from "@counterfoil/access/server";
import { findLeads, Follower } from "@counterfoil/commands";
import type { Authenticate, RouteModule } from "@counterfoil/http";
import type { Id } from "@counterfoil/ids";
import {
  Box,
  deliver,
  deliverAll,
  httpLine,
  NoUpstream,
  SiteDesk,
  SiteEngine,
  SiteProblem,
  UpstreamSaysNo,
  type Delivery,
  type Site,
  type SiteStatus,
} from "@counterfoil/sync/site";
import { hostname } from "node:os";
import type { Config } from "../config.ts";
import type { OpenHouse } from "../open.ts";
import { siteRoutes } from "./routes.ts";
import { putSecrets } from "./secrets.ts";
import { withSites } from "./sign-in.ts";

/** Boxes in shops, from both ends: upstream's desk is always open; a server with an upstream is a box itself. */
export interface Sites {
  readonly desk: SiteDesk;
  /** Null where this server is nobody's box. */
  readonly box: Box | null;
  readonly routes: RouteModule;
  readonly withSites: (authenticate: Authenticate) => Authenticate;
  /** Leads again in place of a box that is dead, and takes what tills had left here for it; null where none leads. */
  readonly takeOver: (location: Id) => Promise<Site | null>;
  /** Begins to forward and to follow, until it is closed. */
  readonly begin: () => void;
  readonly close: () => Promise<void>;
}

export interface SitesOptions {
  readonly now?: () => string;
  readonly say?: (line: string) => void;
}

/** Addresses at which a server listens for everybody. */
const EVERYWHERE = new Set(["0.0.0.0", "::", "[::]"]);

const NO_BOX: SiteStatus = {
  standing: "none",
  reached: true,
  problem: null,
  forwarding: { behind: 0, since: null },
};

export function openSites(house: OpenHouse, options: SitesOptions = {}): Sites {
  const { database, pipeline, postgres, config } = house;
  const { now = () => new Date().toISOString(), say = () => {} } = options;
  const follow = (carries: (scope: Id) => boolean): Follower =>
    new Follower({
      house: pipeline.house,
      connection: postgres.connection,
      carries,
      committed: (scope, version) => {
        pipeline.announce(scope, version);
        // It says itself what goes wrong, and looks again.
        void pipeline.settleOutbox();
      },
      now,
    });
  // Rows for a scope that another leads wait in the outbox until somebody does here.
  const follower = follow(() => true);
  const desk = new SiteDesk({ database, follower, now });
  const delivery: Delivery = {
    database,
    pipeline,
    now,
    judge: async (scope, device, actors) => {
      const merchant = await merchantOf(house, scope);
      return actorsOf(database, { merchant, device }, actors);
    },
  };
  const closing = new AbortController();
  const box = makeBox();
  let engine: SiteEngine | null = null;
  const takeLetters = (location: Id) =>
    deliverAll(delivery, location, (after) => desk.letters({ scope_id: location }, after ?? {}));
  const status = () => (engine ? engine.status() : Promise.resolve(NO_BOX));
  return {
    desk,
    box,
    takeOver: async (location) => {
      const site = await desk.takeOver(location);
      if (site) await takeLetters(location);
      return site;
    },
    routes: siteRoutes({ desk, takeLetters, status }),
    withSites: (authenticate) => withSites(authenticate, desk),
    begin: () => {
      if (box) engine ??= new SiteEngine({ box, listen: pipeline.listen.bind(pipeline), say });
    },
    close: async () => {
      closing.abort();
      await engine?.close();
      await Promise.all([follower.close(), box?.close()]);
    },
  };

  function makeBox(): Box | null {
    const { upstream } = config;
    if (!upstream) return null;
    return new Box({
      database,
      follow,
      line: httpLine({ baseUrl: upstream.url, token: upstream.token, closing: closing.signal }),
      upstream: upstream.url,
      address: addressOf(config),
      keepSecrets: (merchant, secrets) => putSecrets(database, merchant, secrets),
      deliver: (scope, letters) => deliver(delivery, scope, letters),
      settleEffects: () => pipeline.settleOutbox(),
      say,
    });
  }
}

/** Makes this server the box that its token says, before its doors open. @throws SiteProblem with a cure */
export async function joinSite({ box }: Sites): Promise<void> {
  try {
    await box?.join();
  } catch (problem) {
    if (problem instanceof UpstreamSaysNo) {
      throw new SiteProblem(
        "refused",
        `Upstream says no: ${problem.message}`,
        "Make a new token there with `counterfoil site token`.",
      );
    }
    if (!(problem instanceof NoUpstream)) throw problem;
    throw new SiteProblem(
      "not_reached",
      `${problem.message} A box copies the whole house at its first start.`,
      "Look at COUNTERFOIL_UPSTREAM and at the line, and start again.",
    );
  }
}

/** Where the box is found on the shop's network, for people. */
function addressOf({ host, port }: Config): string {
  return `http://${EVERYWHERE.has(host) ? hostname() : host}:${port}`;
}

async function merchantOf({ database }: OpenHouse, location: Id): Promise<Id> {
  const [row] = await database.query(findLeads, { scopes: [location] });
  return row?.parent_id ?? location;
}
