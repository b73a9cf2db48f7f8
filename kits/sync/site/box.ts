import { findEntryHash, type Follower, type ScopeTip } from "@counterfoil/commands";
import type { Id } from "@counterfoil/ids";
import type { Database } from "@counterfoil/sql";
import { copyDown, forwardUp, mustBePart, mustContinue, type Ferry } from "./ferry.ts";
import { HomeBook, SiteProblem, type Home } from "./home.ts";
import { NoUpstream, UpstreamSaysNo, type UpstreamLine } from "./link.ts";
import { tipFromWire, tipToWire, type Greeting, type Letter } from "./wire.ts";

/** Secrets are asked for this often; with each change of the scope above, at once. */
const SECRETS_EVERY_MS = 30_000;
/** Entries that come while the lead is being handed over are taken, and it is asked for again. */
const MOST_ASKED = 50;

/** What the box needs of the house around it. */
export interface BoxPorts {
  readonly database: Database;
  /** Makes what follows; `carries` tells which scopes' effects are carried out here. */
  readonly follow: (carries: (scope: Id) => boolean) => Follower;
  readonly line: UpstreamLine;
  /** Upstream's address, as people know it. */
  readonly upstream: string;
  /** Where this box is found on the shop's network. */
  readonly address: string;
  /** Puts what upstream has beside the tape in the place of what was here. */
  readonly keepSecrets: (parent: Id, secrets: unknown) => Promise<void>;
  /** Takes commands that devices have pushed upstream. */
  readonly deliver: (scope: Id, letters: readonly Letter[]) => Promise<void>;
  /** Effects that wait for a scope that leads here now. */
  readonly settleEffects: () => Promise<void>;
  readonly say: (line: string) => void;
}

/** How far the box's own tape is ahead of upstream's copy. */
export interface Forwarding {
  readonly behind: number;
  /** When the first entry that upstream does not have was written, RFC 3339; null where there is none. */
  readonly since: string | null;
}

/** The box's half: it copies, leads, forwards, and gives back. Every step may be repeated from any point. */
export class Box {
  readonly #ports: BoxPorts;
  readonly #book: HomeBook;
  readonly #follower: Follower;
  readonly #ferry: Ferry;
  #own: Id | null = null;
  #secrets: { digest: string; atMs: number } | null = null;

  constructor(ports: BoxPorts) {
    this.#ports = ports;
    this.#book = new HomeBook(ports.database);
    this.#follower = ports.follow((scope) => scope === this.#own);
    const { database, line } = ports;
    this.#ferry = { database, line, follower: this.#follower, book: this.#book };
  }

  async home(): Promise<Home | null> {
    const home = await this.#book.find();
    this.#own = home?.scope_id ?? null;
    return home;
  }

  close(): Promise<void> {
    return this.#follower.close();
  }

  /**
   * Becomes the box that its token says, and takes the lead. A box that has it goes on without asking anybody.
   * @throws SiteProblem, NoUpstream, UpstreamSaysNo
   */
  async join(): Promise<Home> {
    const known = await this.home();
    if (known?.standing === "leads" || known?.standing === "releasing" || known?.standing === "lost")
      return known;
    if (known?.standing === "released") {
      const isAnother = await this.#ports.line.greet().then(
        (greeting) => greeting.site_id !== known.site_id,
        (problem: unknown) => {
          if (problem instanceof NoUpstream) return false;
          throw problem;
        },
      );
      if (!isAnother) return known;
    }
    const greeting = await this.#ports.line.greet();
    await this.#settle(greeting, known);
    const home = await this.#mustBeHome();
    this.#ports.say(`This is the box "${home.name}" of ${home.upstream}. Copying …`);
    await this.#takeLead(home);
    this.#ports.say("This box leads its location now.");
    return { ...home, standing: "leads" };
  }

  /** Everything that there is to do now, once. @throws NoUpstream, UpstreamSaysNo, FollowProblem, SiteProblem */
  async round(): Promise<Home> {
    const home = await this.#mustBeHome();
    const greeting = await this.#ports.line.greet();
    if (greeting.site_id !== home.site_id) throw anotherSite();
    switch (home.standing) {
      case "joining":
        await this.#takeLead(home);
        break;
      case "leads":
        if (!(await this.#serve(home, greeting))) return this.#lose(home);
        break;
      case "releasing":
        await this.#giveBack(home, greeting);
        break;
      case "released":
        await copyDown(this.#ferry, home, "own");
        break;
      case "lost":
        break;
    }
    const moved = await copyDown(this.#ferry, home, "parent");
    if (moved || home.standing === "joining") await this.#ports.settleEffects();
    await this.#fetchSecrets(home, moved);
    if (home.standing === "leads" && greeting.letters > 0) await this.#fetchLetters(home);
    return this.#mustBeHome();
  }

  /** Gives the lead back, with everything that this box has. What is written here meanwhile is refused. */
  async release(): Promise<Home> {
    const home = await this.#mustBeHome();
    if (home.standing === "released") return home;
    if (home.standing === "lost") throw lost(home);
    const greeting = await this.#ports.line.greet();
    if (home.standing === "leads") {
      if (greeting.standing !== "leads") throw lost(await this.#lose(home));
      // Most of the way while sales go on; then the rest, while they wait.
      await this.#forward(home, tipFromWire(greeting.own));
      await this.#book.stop(home, "releasing");
    }
    await this.#giveBack({ ...home, standing: "releasing" }, await this.#ports.line.greet());
    return this.#mustBeHome();
  }

  async forwarding(): Promise<Forwarding> {
    const home = await this.#book.find();
    // A box that follows has nothing that upstream lacks.
    if (!home || home.standing === "joining" || home.standing === "released")
      return { behind: 0, since: null };
    const tip = await this.#book.tip(home.scope_id);
    const behind = Math.max(0, tip.version - home.confirmed);
    if (behind === 0) return { behind, since: null };
    const next = { scope: home.scope_id, version: home.confirmed + 1 };
    const [first] = await this.#ports.database.query(findEntryHash, next);
    return { behind, since: first?.received_at ?? null };
  }

  async #settle(greeting: Greeting, known: Home | null): Promise<void> {
    if (!known && !(await this.#book.isEmpty())) {
      throw new SiteProblem(
        "not_empty",
        "This database holds another house already.",
        "Start the box with a data directory of its own (COUNTERFOIL_DATA).",
      );
    }
    if (known && (known.scope_id !== greeting.own.scope_id || known.parent_id !== greeting.parent.scope_id)) {
      throw anotherSite();
    }
    if (known?.standing === "joining" && known.site_id === greeting.site_id) return;
    await this.#book.settle(greeting, this.#ports.upstream);
  }

  async #takeLead(home: Home): Promise<void> {
    for (let asked = 1; ; asked += 1) {
      await copyDown(this.#ferry, home, "parent");
      await copyDown(this.#ferry, home, "own");
      await this.#fetchSecrets(home, true);
      const tip = await this.#book.tip(home.scope_id);
      try {
        await this.#ports.line.lead(tipToWire(tip), this.#ports.address);
        await this.#book.confirm(home, tip.version);
        await this.#book.lead(home, tip);
        break;
      } catch (problem) {
        const cameBetween = problem instanceof UpstreamSaysNo && problem.code === "site_behind";
        if (!cameBetween || asked === MOST_ASKED) throw problem;
      }
    }
    await this.#ports.settleEffects();
  }

  /** Forwards as the leader that this box is. @returns false when upstream has given up on it */
  async #serve(home: Home, { standing, own }: Greeting): Promise<boolean> {
    const theirs = tipFromWire(own);
    if (standing === "taken_over" || standing === "released") return false;
    if (standing === "invited") {
      // Upstream was restored from a backup that is older than our lead: its tape must be a part of ours.
      await mustContinue(this.#ferry, home, theirs);
      await this.#ports.line.lead(tipToWire(theirs), this.#ports.address);
    }
    const tip = await this.#book.tip(home.scope_id);
    if (theirs.version > tip.version) {
      // This box was restored from an older backup: what it had forwarded comes back before it writes on. Where it has
      // gone on by itself already, the two have parted, and it sells on until somebody decides.
      await mustBePart(this.#ferry, home, tip);
      await this.#book.stop(home, "joining");
      await this.#takeLead(home);
    } else {
      await this.#forward(home, theirs);
    }
    return true;
  }

  async #forward(home: Home, theirs: ScopeTip): Promise<void> {
    try {
      await forwardUp(this.#ferry, home, theirs);
    } catch (problem) {
      if (problem instanceof UpstreamSaysNo && problem.code === "lead_taken") await this.#lose(home);
      throw problem;
    }
  }

  async #giveBack(home: Home, greeting: Greeting): Promise<void> {
    if (greeting.standing === "leads") {
      await this.#forward(home, tipFromWire(greeting.own));
      await this.#ports.line.release(tipToWire(await this.#book.tip(home.scope_id)));
    } else if (greeting.standing !== "released") {
      throw lost(await this.#lose(home));
    }
    await this.#book.setStanding(home, "released");
    this.#ports.say("Upstream leads again. This box follows.");
  }

  async #lose(home: Home): Promise<Home> {
    await this.#book.stop(home, "lost");
    const { behind } = await this.forwarding();
    this.#ports.say(
      `Upstream has given up on this box and leads by itself. It takes no more writes here; ${behind} entries are here alone, and stay readable.`,
    );
    return this.#mustBeHome();
  }

  async #fetchSecrets(home: Home, now: boolean): Promise<void> {
    const kept = this.#secrets;
    if (!now && kept && performance.now() - kept.atMs < SECRETS_EVERY_MS) return;
    const { digest, secrets } = await this.#ports.line.secrets(kept?.digest);
    if (secrets !== null) await this.#ports.keepSecrets(home.parent_id, secrets);
    this.#secrets = { digest, atMs: performance.now() };
  }

  async #fetchLetters(home: Home): Promise<void> {
    for (let after: Letter | undefined; ;) {
      const { letters } = await this.#ports.line.letters(after);
      if (letters.length === 0) return;
      await this.#ports.deliver(home.scope_id, letters);
      after = letters.at(-1);
    }
  }

  async #mustBeHome(): Promise<Home> {
    const home = await this.home();
    if (home) return home;
    throw new SiteProblem(
      "no_home",
      "This database is no box of anybody.",
      "Start it with COUNTERFOIL_UPSTREAM and COUNTERFOIL_UPSTREAM_TOKEN first.",
    );
  }
}

function anotherSite(): SiteProblem {
  return new SiteProblem(
    "another_site",
    "The token is for another box than this database.",
    "Use the token that this box was set up with, or start with a data directory of its own.",
  );
}

function lost({ name }: Home): SiteProblem {
  return new SiteProblem(
    "lost",
    `Upstream has given up on the box "${name}" and leads by itself.`,
    "Keep this database to look things up, and set the box up anew with a new token and a new data directory.",
  );
}
