import {
  copyTape,
  findLeads,
  FollowProblem,
  passLead,
  seizeLead,
  type Follower,
  type ScopeTip,
} from "@counterfoil/commands";
import { Problem } from "@counterfoil/http";
import { newId, type Id } from "@counterfoil/ids";
import { must } from "@counterfoil/result";
import type { Database } from "@counterfoil/sql";
import {
  addSite,
  countLetters,
  dropArrived,
  findSites,
  findSitesByToken,
  readLetters,
  seeSite,
  setStanding,
} from "./store.ts";
import {
  fromWire,
  LETTERS_BYTES,
  MOST_ENTRIES,
  MOST_LETTERS,
  PAGE_BYTES,
  tipFromWire,
  tipToWire,
  toWire,
  type EntriesPage,
  type Greeting,
  type Letter,
  type LettersPage,
  type OfScope,
  type Standing,
  type TapeEntry,
  type Tip,
} from "./wire.ts";

/** A box in the shop, as upstream knows it. */
export interface Site {
  readonly site_id: Id;
  /** The one scope that it may lead. */
  readonly scope_id: Id;
  readonly parent_id: Id;
  readonly name: string;
  readonly standing: Standing;
  readonly address: string | null;
  readonly seen_at: string | null;
}

/** Letters counted no further: above it the number only says "many". */
const MOST_COUNTED = 10_000;
/** How stale "last seen" may be, so that an idle round writes nothing. */
const SEEN_EVERY_MS = 30_000;
const MOST_SITES = 100;
const BEFORE_ALL = { device: "00000000-0000-0000-0000-000000000000", epoch: 0, seq: 0 };

/** Upstream's half: what boxes ask for, and what is done about them. */
export class SiteDesk {
  readonly #database: Database;
  readonly #follower: Follower;
  readonly #now: () => string;

  constructor(on: { database: Database; follower: Follower; now: () => string }) {
    this.#database = on.database;
    this.#follower = on.follower;
    this.#now = on.now;
  }

  /** Makes a site that may take the lead of a scope. */
  async invite(scope: Id, name: string, token_hash: string): Promise<Id> {
    const site = newId();
    await this.#database.transaction((tx) =>
      tx.execute(addSite, { scope, site, name, token_hash, made_at: this.#now() }),
    );
    return site;
  }

  async byToken(token_hash: string): Promise<Site | null> {
    const [row] = await this.#database.query(findSitesByToken, { hashes: [token_hash] });
    return row ? siteOf(row) : null;
  }

  async sitesOf(scope: Id): Promise<Site[]> {
    return (await this.#database.query(findSites, { scope, limit: MOST_SITES })).map(siteOf);
  }

  async greet(site: Site): Promise<Greeting> {
    const { site_id, scope_id: scope, name, standing } = site;
    const at = this.#now();
    const before = new Date(Date.parse(at) - SEEN_EVERY_MS).toISOString();
    await this.#database.transaction((tx) => tx.execute(seeSite, { scope, site: site_id, at, before }));
    const [kept] = await this.#database.query(countLetters, { scope, most: MOST_COUNTED });
    const [own, parent] = await Promise.all([this.#tip(scope), this.#tip(site.parent_id)]);
    return {
      site_id,
      name,
      standing,
      own: { scope_id: scope, ...tipToWire(own) },
      parent: { scope_id: site.parent_id, ...tipToWire(parent) },
      letters: kept?.letters ?? 0,
    };
  }

  async page(site: Site, of: OfScope, after: number): Promise<EntriesPage> {
    const scope = of === "own" ? site.scope_id : site.parent_id;
    const asked = { scope, after, limit: MOST_ENTRIES, bytes: PAGE_BYTES };
    const entries = await this.#database.query(copyTape, asked);
    return { entries: entries.map(toWire), tip: tipToWire(await this.#tip(scope)) };
  }

  /** Takes what a site has written. @throws Problem lead_taken, entry_gap, other_tape, tampered_entry, newer_release */
  async forward(site: Site, entries: readonly TapeEntry[]): Promise<Tip> {
    const { scope_id: scope, site_id } = site;
    if (site.standing !== "leads") throw leadTaken(site);
    try {
      const tip = await this.#follower.follow(scope, site_id, entries.map(fromWire));
      await this.#database.transaction((tx) => tx.execute(dropArrived, { scope }));
      return tipToWire(tip);
    } catch (problem) {
      if (problem instanceof FollowProblem) throw problemOf(problem, site);
      throw problem;
    }
  }

  /** Hands the lead over, where nothing has come since. @throws Problem lead_taken, led_elsewhere, site_behind */
  async lead(site: Site, at: Tip, address: string): Promise<Tip> {
    const { scope_id: scope, site_id } = site;
    if (site.standing === "leads") {
      // Asked again, because the answer was lost, or by a box that has copied back what it had forgotten.
      const tip = tipToWire(await this.#tip(scope));
      if (tip.version !== at.version || tip.last_hash !== at.last_hash) throw siteBehind();
      return tip;
    }
    if (site.standing !== "invited") throw leadTaken(site);
    const { version, lastHash: last_hash } = tipFromWire(at);
    const name = `${site.name} (${address})`;
    const passed = await this.#database.transaction(async (tx) => {
      const pass = { scope, from: null, to: site_id, name, version, last_hash };
      const rows = await tx.execute(passLead, pass);
      if (rows > 0) await tx.execute(setStanding, { scope, site: site_id, standing: "leads", address });
      return rows > 0;
    });
    if (passed) return at;
    const [lead] = await this.#database.query(findLeads, { scopes: [scope] });
    if (lead?.led_name) throw new Problem("led_elsewhere", `${lead.led_name} leads there already.`);
    throw siteBehind();
  }

  /** Takes the lead back, where nothing is missing. @throws Problem lead_taken, site_behind */
  async release(site: Site, at: Tip): Promise<Tip> {
    const { scope_id: scope, site_id } = site;
    if (site.standing === "released") return tipToWire(await this.#tip(scope));
    if (site.standing !== "leads") throw leadTaken(site);
    const { version, lastHash: last_hash } = tipFromWire(at);
    const passed = await this.#database.transaction(async (tx) => {
      const pass = { scope, from: site_id, to: null, name: null, version, last_hash };
      const rows = await tx.execute(passLead, pass);
      if (rows > 0)
        await tx.execute(setStanding, { scope, site: site_id, standing: "released", address: null });
      return rows > 0;
    });
    if (!passed) throw siteBehind();
    return at;
  }

  /** Leads from what there is, because the site is gone. @returns the site that had led; null where none did. */
  async takeOver(scope: Id): Promise<Site | null> {
    const leading = (await this.sitesOf(scope)).find(({ standing }) => standing === "leads");
    if (!leading) return null;
    await this.#database.transaction(async (tx) => {
      await tx.execute(seizeLead, { scope, from: leading.site_id });
      await tx.execute(setStanding, { scope, site: leading.site_id, standing: "taken_over", address: null });
    });
    return leading;
  }

  async letters(site: Pick<Site, "scope_id">, after: Partial<Omit<Letter, "command">>): Promise<LettersPage> {
    const place = { ...BEFORE_ALL, ...after };
    const asked = { scope: site.scope_id, ...place, limit: MOST_LETTERS, bytes: LETTERS_BYTES };
    const rows = await this.#database.query(readLetters, asked);
    return {
      letters: rows.map(({ device_id: device, epoch, seq, command }) => {
        return { device, epoch, seq, command: JSON.parse(command) as unknown };
      }),
    };
  }

  async #tip(scope: Id): Promise<ScopeTip> {
    const [row] = await this.#database.query(findLeads, { scopes: [scope] });
    const { version, last_hash } = must(row, "the scopes of a site are here");
    return { version, lastHash: last_hash };
  }
}

function siteOf(row: {
  site_id: string;
  scope_id: string;
  parent_id: string | null;
  name: string;
  standing: string;
  address: string | null;
  seen_at: string | null;
}): Site {
  const { site_id, scope_id, name, address, seen_at } = row;
  const parent_id = must(row.parent_id, "a site leads a scope that has a parent");
  // The check of the table allows no other words.
  return { site_id, scope_id, parent_id, name, standing: row.standing as Standing, address, seen_at };
}

function leadTaken({ name }: Site): Problem {
  return new Problem("lead_taken", `${name} does not lead here any more.`);
}

function siteBehind(): Problem {
  return new Problem("site_behind", "Both tapes do not end alike: something has come since.");
}

function problemOf(problem: FollowProblem, site: Site): Problem {
  const { code, message } = problem;
  switch (code) {
    case "not_led":
      return leadTaken(site);
    case "gap":
      return new Problem("entry_gap", message);
    case "other_tape":
      return new Problem("other_tape", message);
    case "tampered":
      return new Problem("tampered_entry", message);
    case "newer":
      return new Problem("newer_release", message);
  }
}
