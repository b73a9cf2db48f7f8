import { parseArgs } from "node:util";
import { DEMO_MERCHANT, DEMO_RESTAURANT, DEMO_TEAM } from "@counterfoil/demo";
import { findLeads } from "@counterfoil/commands";
import { askForPort, type Config, readConfig, type RunningServer, startServer } from "@counterfoil/server";
import { beginHouse, pairingCode } from "../begin.ts";
import type { Command } from "../command.ts";
import { playDemo, stopped } from "../demo.ts";
import { serveUntilStopped, untilTold } from "../stop.ts";
import { buildTill } from "../till.ts";
import { welcome, type Welcome } from "../welcome.ts";

export const command: Command = {
  name: "start",
  summary: "Set up the house where there is none, and serve it",
  usage: [
    "[--no-demo] [--port PORT]",
    "",
    "--no-demo    an empty house in place of the demo restaurant",
    "--port PORT  where to listen; like the variable PORT",
  ].join("\n"),
  async run(args, io) {
    const { values } = parseArgs({
      args,
      options: { "no-demo": { type: "boolean" }, port: { type: "string" } },
    });
    const config = readConfig(
      values.port === undefined ? process.env : { ...process.env, PORT: values.port },
    );
    const say = inFewWords((line) => io.say(line));
    say(`Opening the house in ${whereOf(config)} …`);
    const told = untilTold();
    await askForPort(config);
    const till = buildTill(say);
    // Awaited where the doors open; until then a failure is not unhandled.
    till.catch(() => {});
    const server = await startServer(config, {
      say,
      prepare: async (house) => {
        // A box in a shop has the house of its upstream.
        if (!values["no-demo"] && !config.upstream) await playDemo(house, io, told);
        await till;
        if (told.aborted) throw stopped();
      },
    });
    try {
      const open = await introduce(server, await till, config);
      io.answer({ ...open }, welcome(open));
    } catch (problem) {
      await server.stop();
      throw problem;
    }
    await serveUntilStopped(server, io, told);
  },
};

/** Makes what a visitor needs to come in, and says where the doors are. */
async function introduce(
  { house, url, sites }: RunningServer,
  hasTill: boolean,
  config: Config,
): Promise<Welcome> {
  const begun = await beginHouse(house);
  const location = (await sites.box?.home())?.scope_id ?? begun.location_id;
  const [lead] = await house.database.query(findLeads, { scopes: [location] });
  const isDemo = begun.merchant_id === DEMO_MERCHANT;
  return {
    name: isDemo ? DEMO_RESTAURANT.name : "Counterfoil",
    url,
    till: hasTill ? `${url}/till/` : null,
    docs: `${url}/docs`,
    // Between a box in the shop and its upstream, devices are paired at whichever leads the location.
    pairing_code: lead?.led_name
      ? `devices are paired at ${lead.led_name}`
      : await pairingCode(house, location),
    staff: isDemo ? DEMO_TEAM.map(({ name, role, pin }) => ({ name, role, pin })) : [],
    owner_token: begun.owner_token,
    data: whereOf(config),
  };
}

/** The URL itself may hold a password. */
function whereOf({ dataDir, databaseUrl }: Config): string {
  return databaseUrl === undefined ? dataDir : "the PostgreSQL that DATABASE_URL names";
}

/** Migrations by name are for operators (`counterfoil migrate`); here one line says that they are applied. */
function inFewWords(say: (line: string) => void): (line: string) => void {
  let laidOut = false;
  return (line) => {
    if (!line.startsWith("applying ")) return say(line);
    if (!laidOut) say("Laying out the tables …");
    laidOut = true;
  };
}
