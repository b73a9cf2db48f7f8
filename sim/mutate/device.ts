import { NoLink, type Link, type Vault, type VaultWrite } from "@counterfoil/sync/device";
import type { PushBody, PushReply } from "@counterfoil/sync/wire";
import { OFTEN_CUT, OFTEN_DARK, OFTEN_LOST, OFTEN_TWO } from "./emphasis.ts";
import type { Mutation } from "./mutation.ts";

/** How often a mistake that is made now and then is made. */
const NOW_AND_THEN = 0.3;

/** Mistakes of a till, its storage and its line. */
export const deviceMutations: readonly Mutation[] = [
  {
    name: "early-acknowledgement",
    what: "The till says that it is done before its storage has it.",
    breaks: "INV-1",
    emphasis: OFTEN_CUT,
    device: (device) => ({
      ...bound(device),
      do: (deed) => {
        const done = device.rehearse(deed);
        device.do(deed).catch(() => {});
        return Promise.resolve(done);
      },
    }),
  },
  {
    name: "storage-answers-early",
    what: "The storage answers before it has written.",
    breaks: "INV-1",
    emphasis: OFTEN_CUT,
    vault: (vault) => ({
      ...vault,
      keep: (writes) => {
        vault.keep(writes).catch(() => {});
        return Promise.resolve();
      },
    }),
  },
  {
    name: "relaxed-durability",
    what: "What must survive a power cut is written as loosely as the rest.",
    breaks: "INV-1",
    emphasis: OFTEN_DARK,
    vault: (vault) => ({ ...vault, keep: (writes) => vault.note(writes) }),
  },
  {
    name: "sequence-reused",
    what: "A till that starts again has forgotten its last command, and gives its number to another.",
    breaks: "INV-1",
    vault: (vault) => ({ ...vault, load: () => forgetful(vault) }),
  },
  {
    name: "queue-row-dropped",
    what: "Now and then a command leaves the queue that nobody has acknowledged.",
    breaks: "INV-1",
    emphasis: OFTEN_CUT,
    vault: (vault, random) => ({
      ...vault,
      keep: (writes) =>
        vault.keep(writes.filter((write) => write.kind !== "add" || !random.chance(NOW_AND_THEN))),
    }),
  },
  {
    name: "every-tab-writes",
    what: "Two tabs of one browser write at the same time, each over the other.",
    breaks: "INV-1",
    emphasis: OFTEN_TWO,
    everyTabWrites: true,
    vault: (vault) => ({ ...vault, keep: (writes) => vault.keep(writes.map(overwriting)) }),
  },
  {
    name: "lost-reply-marks-all-clean",
    what: "A push without an answer counts as taken.",
    breaks: "INV-1",
    emphasis: OFTEN_LOST,
    link: (link) => {
      const clean = new Map<number, number>();
      return { ...link, push: (body) => orClean(link, body, clean) };
    },
  },
  {
    name: "snapshot-over-unacknowledged",
    what: "A snapshot claims to hold everything that the till has made.",
    breaks: "VIEW",
    link: (link) => {
      let made = 0;
      return {
        ...link,
        push: (body) => {
          made = body.made;
          return link.push(body);
        },
        snapshot: async (query) => ({ ...(await link.snapshot(query)), last_seq: made + 1 }),
        pull: async (query) => {
          const reply = await link.pull(query);
          return query.of === "location" ? { ...reply, last_seq: Math.max(made + 1, reply.last_seq) } : reply;
        },
      };
    },
  },
];

function bound(device: Parameters<NonNullable<Mutation["device"]>>[0]): typeof device {
  return {
    do: (deed) => device.do(deed),
    rehearse: (deed) => device.rehearse(deed),
    docs: device.docs,
    status: () => device.status(),
    watch: (changed) => device.watch(changed),
    held: (query) => device.held(query),
    sync: () => device.sync(),
    close: () => device.close(),
  };
}

async function forgetful(vault: Vault): ReturnType<Vault["load"]> {
  const kept = await vault.load();
  const last = kept.commands.at(-1);
  const { sequence } = kept.values;
  if (!last || !sequence || last.epoch !== sequence.epoch) return kept;
  const values = { ...kept.values, sequence: { epoch: last.epoch, next: last.seq, last: last.prev } };
  await vault.keep([{ kind: "drop", epoch: last.epoch, seq: last.seq }]);
  return { ...kept, values, commands: kept.commands.slice(0, -1) };
}

function overwriting(write: VaultWrite): VaultWrite {
  return write.kind === "add" ? { ...write, kind: "put" } : write;
}

/** `clean`: the last number of each epoch that counts as taken; it is not sent again. */
async function orClean(link: Link, body: PushBody, clean: Map<number, number>): Promise<PushReply> {
  const { v, made, epoch, clock: server_time } = body;
  const taken = clean.get(epoch) ?? 0;
  const commands = body.commands.filter(({ seq }) => seq > taken);
  try {
    const reply = await link.push({ ...body, commands });
    return { ...reply, last_seq: Math.max(reply.last_seq, taken) };
  } catch (problem) {
    if (!(problem instanceof NoLink)) throw problem;
    const results = commands.map(({ seq, id }) => ({ seq, id, outcome: "applied" as const, version: 1 }));
    const last_seq = commands.at(-1)?.seq ?? made;
    clean.set(epoch, last_seq);
    return { v, last_seq, last_hash: "", results, halt: null, version: 1, server_time };
  }
}
