import { Problem, type Authenticate, type SignIn } from "@counterfoil/http";
import type { Id } from "@counterfoil/ids";
import { isToken, secretHash } from "@counterfoil/secrets";
import type { Site, SiteDesk } from "@counterfoil/sync/site";
import { SITE_TOKEN_PREFIX } from "./config.ts";

/** What only boxes ask for. */
export const FOLLOW = "sites.follow";

/** A box that has come in with its token: it opens its own location, and of the merchant what can be followed (INV-10). */
export class SiteSignIn implements SignIn {
  readonly kind = "site";
  readonly site: Site;
  readonly actor: Id;
  readonly device: Id;
  readonly merchant_id: Id;
  readonly location_id: Id;

  constructor(site: Site) {
    this.site = site;
    this.actor = site.site_id;
    this.device = site.site_id;
    this.merchant_id = site.parent_id;
    this.location_id = site.scope_id;
  }

  deviceIn(): Id {
    return this.device;
  }

  may(permission: string, scope: Id): boolean {
    return permission === FOLLOW && scope === this.location_id;
  }
}

/** Lets boxes in beside everybody else. Looked up each time: they come every few seconds, and must not act on an old word. */
export function withSites(authenticate: Authenticate, desk: SiteDesk): Authenticate {
  return (token) => {
    if (!isToken(SITE_TOKEN_PREFIX, token)) return authenticate(token);
    return desk.byToken(secretHash(token)).then((site) => site && new SiteSignIn(site));
  };
}

/** The box that asks. @throws Problem for owners, who may everything but are no box. */
export function siteOf(signIn: SignIn): Site {
  if (signIn instanceof SiteSignIn) return signIn.site;
  throw new Problem("not_allowed", "This is for the box of a location, with the box's own token.");
}
