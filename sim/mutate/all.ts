import { deviceMutations } from "./device.ts";
import type { Mutation } from "./mutation.ts";
import { ruleMutations } from "./rules.ts";
import { serverMutations } from "./server.ts";

/** Every mistake that the checkers must find. */
export const MUTATIONS: readonly Mutation[] = [...deviceMutations, ...ruleMutations, ...serverMutations];
