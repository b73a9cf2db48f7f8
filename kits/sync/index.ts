export { enrol, type EnrolAsked } from "./server/enrol.ts";
export { SILENT_AFTER_MS, watchGaps, type GapAlarm, type GapWatch } from "./server/gaps.ts";
export {
  NotOurs,
  type EnrolPorts,
  type Judged,
  type Kept,
  type PageOf,
  type Picture,
  type Pictures,
  type PushPorts,
  type Sequence,
  type Standing,
  type Tip,
  type Told,
} from "./server/ports.ts";
export { pull, type PullAsked } from "./server/pull.ts";
export { push, PushRefused, type PushAsked } from "./server/push.ts";
export { syncRoutes } from "./server/routes/index.ts";
export type { SyncOptions } from "./server/routes/options.ts";
export { snapshot, type SnapshotAsked } from "./server/snapshot.ts";
export {
  mountRealtime,
  type Realtime,
  type RealtimeCounters,
  type RealtimeOptions,
} from "./server/realtime.ts";
