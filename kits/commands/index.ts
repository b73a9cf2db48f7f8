export * from "./spec.ts";
export {
  house,
  type Check,
  type Domain,
  type Effect,
  type House,
  type LoadedState,
  type Put,
  type StateKeys,
  type StateTable,
  type View,
} from "./house.ts";
export { Pipeline, type PipelineOptions } from "./pipeline.ts";
export { Busy, Unavailable } from "./lane.ts";
export type { Draft, Grant, Outcome } from "./submission.ts";
export { commandHash, commandText, entryHash, inputHash, NO_HASH } from "./hashing.ts";
export { countPending, listExceptions } from "./store/outbox.ts";
export { verify, type Fault, type Verdict } from "./verify.ts";
export { derive, derivedTables, rebuild, type Rebuilt } from "./rebuild.ts";
export { pagesOf, readEntry, type TapeRow } from "./entries.ts";
