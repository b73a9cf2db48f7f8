import { createService } from "@counterfoil/http";
import { mountRealtime, watchGaps, type Realtime } from "@counterfoil/sync";
import type { FastifyInstance } from "fastify";
import { serverClock } from "./clock.ts";
import { compose } from "./compose.ts";
import type { Config } from "./config.ts";
import { docsRoutes } from "./docs.ts";
import { healthRoutes } from "./health.ts";
import { makeLog } from "./log.ts";
import { openHouse, type OpenHouse } from "./open.ts";
import { askForPort, portProblem } from "./port.ts";
import { joinSite, openSites, type Sites } from "./site/open.ts";
import { serveTill } from "./till.ts";

/** How long requests under way may take to end once we have been asked to stop. */
const FINISH_WITHIN_MS = 10_000;
const SWEEP_MS = 50;

export interface RunningServer {
  /** `http://127.0.0.1:8080` */
  readonly url: string;
  readonly house: OpenHouse;
  readonly service: FastifyInstance;
  /** What the lines for hints have done. */
  readonly realtime: Realtime;
  /** Boxes in shops, and whether this server is one. */
  readonly sites: Sites;
  /** Takes nothing new, finishes what is under way, and closes the house. */
  readonly stop: () => Promise<void>;
}

export interface ServerOptions {
  /** Told what takes long, in sentences; the log goes elsewhere. */
  readonly say?: (line: string) => void;
  /** Compares every reply with its schema: for tests. */
  readonly checkReplies?: boolean;
  /** Done in the open house before the doors open. */
  readonly prepare?: (house: OpenHouse) => Promise<void>;
}

/** Opens the house and listens. @throws PostgresProblem, MigrationProblem, PortProblem, or what `prepare` throws. */
export async function startServer(config: Config, options: ServerOptions = {}): Promise<RunningServer> {
  await askForPort(config);
  const log = makeLog(config.logLevel);
  const say = options.say ?? ((line: string) => log.info(line));
  const now = serverClock();
  const house = await openHouse(config, {
    now,
    log: say,
    defect: (err, what) => log.error({ err, command: what }, "a rule broke"),
  });
  const sites = openSites(house, { now, say });
  try {
    await joinSite(sites);
    await options.prepare?.(house);
  } catch (problem) {
    await sites.close();
    await house.close();
    throw problem;
  }
  const composition = compose(house);
  const service = createService({
    modules: [...composition.modules, healthRoutes, docsRoutes(), sites.routes],
    pipeline: house.pipeline,
    database: house.database,
    longReads: house.longReads,
    parentOf: composition.parentOf,
    authenticate: sites.withSites(composition.authenticate),
    now,
    defect: (err, request) => log.error({ err, request }, "a request ran into a defect"),
    trouble: () => void house.mend(),
    ...(options.checkReplies === undefined ? {} : { checkReplies: options.checkReplies }),
  });
  const realtime = await mountRealtime(service, { ...composition, pipeline: house.pipeline, now });
  await serveTill(service);
  const gaps = watchGaps({
    reader: house.database,
    now,
    alarm: (gap) => log.warn(gap, "a device is silent, and commands of it are missing"),
    trouble: (err) => log.info({ err }, "devices could not be looked at"),
  });
  const stop = async (): Promise<void> => {
    gaps.stop();
    await finish(service);
    composition.close();
    await sites.close();
    await house.close();
  };
  try {
    const url = await service.listen({ host: config.host, port: config.port });
    sites.begin();
    return { url, house, service, realtime, sites, stop };
  } catch (problem) {
    await stop();
    throw await portProblem(problem, config);
  }
}

/** Lets requests under way end; those that take too long are cut, their commands are safe in the pipeline. */
async function finish(service: FastifyInstance): Promise<void> {
  const closed = service.close();
  // A connection that was busy when the server closed falls idle later, and nobody else would let it go.
  const sweep = setInterval(() => service.server.closeIdleConnections(), SWEEP_MS);
  const cut = setTimeout(() => service.server.closeAllConnections(), FINISH_WITHIN_MS);
  await closed;
  clearInterval(sweep);
  clearTimeout(cut);
}
