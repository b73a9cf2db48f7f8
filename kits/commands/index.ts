export * from "./spec.ts";
export {
  house,
  type Check,
  type Domain,
  type Effect,
  type House,
  type LoadedState,
  type PagedState,
  type PageKeys,
  type Put,
  type StateKeys,
  type StatePages,
  type StateTable,
  type View,
} from "./house.ts";
export { Pipeline, type PipelineOptions } from "./pipeline.ts";
export { Busy, Unavailable, type WriteLine } from "./lane.ts";
export type { Chain, Draft, Grant, Outcome } from "./submission.ts";
export { commandHash, entryHash, inputHash, NO_HASH } from "./hashing.ts";
export { commandText } from "./text.ts";
export { readTape } from "./store/tape.ts";
export { countPending } from "./store/outbox.ts";
export { settleException, type Settlement } from "./settle.ts";
export {
  countOpenExceptions,
  findException,
  listExceptions,
  type ExceptionRow,
} from "./store/settlements.ts";
export { verify, type Fault, type Verdict } from "./verify.ts";
export { derive, derivedTables, rebuild, replay, type Rebuilt } from "./rebuild.ts";
export { pagesOf, readEntry, type CopiedEntry, type TapeRow } from "./entries.ts";
export { Follower, FollowProblem, type FollowerOptions } from "./follow.ts";
export { copyTape, findEntryHash, findLeads, openCopies, passLead, seizeLead } from "./store/lead.ts";
export type { ScopeTip } from "./memory.ts";
