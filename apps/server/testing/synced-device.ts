import { Client } from "@counterfoil/client";
import { commandHash, commandText } from "@counterfoil/commands";
import { newId, type Id } from "@counterfoil/ids";
import { invariant } from "@counterfoil/result";
import { newToken } from "@counterfoil/secrets";
import type {
  EnrolReply,
  PullReply,
  PushReply,
  SnapshotReply,
  SyncCommand,
  SyncDoc,
} from "@counterfoil/sync/wire";
import type { Api } from "../api/index.ts";
import type { TwoHouses } from "./two-houses.ts";

/** As much of a device as the tests of the server's half need: a token, a sequence with its chain, and its documents. */
export class SyncedDevice {
  readonly id: Id;
  readonly token: string;
  readonly #houses: TwoHouses;
  readonly #location: Id;
  epoch = 0;
  seq = 0;
  prev = "";
  /** What it has made, by its number. */
  made: SyncCommand[] = [];

  constructor(houses: TwoHouses, location: Id, id: Id, token: string) {
    this.#houses = houses;
    this.#location = location;
    this.id = id;
    this.token = token;
  }

  static async paired(houses: TwoHouses, location = houses.own.location): Promise<SyncedDevice> {
    const owner = new Client<Api>({ baseUrl: houses.server.url, token: () => houses.token });
    const { code } = await owner.post("/v1/devices/codes", { body: { location_id: location } });
    const [id, token] = [newId(), newToken("cfd")];
    await new Client<Api>({ baseUrl: houses.server.url, token: () => token }).post("/v1/devices", {
      body: { code, id, token },
    });
    return new SyncedDevice(houses, location, id, token);
  }

  async ask(method: "GET" | "POST", url: string, body?: object) {
    const answer = await this.#houses.server.service.inject({
      method,
      url,
      headers: { authorization: `Bearer ${this.token}` },
      ...(body === undefined ? {} : { payload: body }),
    });
    return { status: answer.statusCode, body: answer.json<Record<string, unknown>>() };
  }

  async #well<T>(method: "GET" | "POST", url: string, body?: object): Promise<T> {
    const answer = await this.ask(method, url, body);
    invariant(answer.status === 200, `${method} ${url}: ${JSON.stringify(answer.body)}`);
    return answer.body as T;
  }

  async enrol(id = newId()): Promise<number> {
    const { epoch } = await this.#well<EnrolReply>("POST", "/v1/sync/enrol", { id });
    this.begin(epoch);
    return epoch;
  }

  /** Starts a sequence. */
  begin(epoch: number): void {
    this.epoch = epoch;
    this.seq = 0;
    this.prev = "";
    this.made = [];
  }

  /** Does something on the device alone. */
  do(type: string, actor: Id, args: object, more: { id?: Id; kind?: "fact" | "request" } = {}): SyncCommand {
    const { id = newId(), kind = "fact" } = more;
    this.seq += 1;
    const at = new Date().toISOString();
    const command = {
      seq: this.seq,
      id,
      kind,
      type,
      actor,
      at,
      prev: this.prev,
      args: args as Record<string, unknown>,
    };
    const text = commandText(
      { ...command, scope: this.#location, device: this.id, epoch: this.epoch },
      JSON.stringify(args),
    );
    this.prev = commandHash(text).toString("hex");
    this.made.push(command);
    return command;
  }

  bodyOf(commands: readonly SyncCommand[], more: object = {}): object {
    const { epoch, seq: made } = this;
    return { v: 1, device: this.id, epoch, made, clock: new Date().toISOString(), commands, ...more };
  }

  push(commands: readonly SyncCommand[] = this.made, more: object = {}): Promise<PushReply> {
    return this.#well("POST", "/v1/sync/push", this.bodyOf(commands, more));
  }

  pull(cursor: string, of = "location"): Promise<PullReply> {
    return this.#well("GET", `/v1/sync/pull?of=${of}&cursor=${cursor}&epoch=${Math.max(this.epoch, 1)}`);
  }

  snapshot(after?: string, of = "location"): Promise<SnapshotReply> {
    const more = after === undefined ? "" : `&after=${after}`;
    return this.#well("GET", `/v1/sync/snapshot?of=${of}&epoch=${Math.max(this.epoch, 1)}${more}`);
  }

  /** The documents of a whole snapshot, and the pulls that make it exact; each by kind and key. */
  async whole(of = "location"): Promise<{ docs: Map<string, unknown>; cursor: string }> {
    const docs = new Map<string, unknown>();
    let next: string | null | undefined;
    let cursor = "";
    while (next !== null) {
      const chunk = await this.snapshot(next, of);
      cursor = chunk.at;
      take(docs, chunk.docs);
      next = chunk.next;
    }
    return { docs, cursor: await this.follow(docs, cursor, of) };
  }

  /** Pulls until there is no more. */
  async follow(docs: Map<string, unknown>, from: string, of = "location"): Promise<string> {
    for (let cursor = from; ;) {
      const page = await this.pull(cursor, of);
      invariant(!page.reset, "a tape that grows asks nobody to begin anew");
      take(docs, page.docs);
      cursor = page.to;
      if (!page.more) return cursor;
    }
  }
}

function take(docs: Map<string, unknown>, some: readonly SyncDoc[]): void {
  for (const { kind, key, doc } of some) {
    if (doc === null) docs.delete(`${kind} ${key}`);
    else docs.set(`${kind} ${key}`, doc);
  }
}
