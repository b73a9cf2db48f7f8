import type { Emphasis } from "../plan/plan.ts";

/** Tills are cut off and die. */
export const OFTEN_CUT: Emphasis = { kinds: { partition: 30, crash: 40 } };
/** The power goes, and nobody can send before it does. */
export const OFTEN_DARK: Emphasis = { kinds: { partition: 30, power_cut: 10 } };
/** The app is opened twice. */
export const OFTEN_TWO: Emphasis = { kinds: { second_tab: 30, partition: 10 } };
/** The server is put back to an earlier state. */
export const OFTEN_RESTORED: Emphasis = { kinds: { backup: 8, restore: 8, wipe: 0 } };
/** Shifts are short. */
export const OFTEN_CLOSED: Emphasis = { verbs: { open_shift: 60, close_shift: 60 } };
/** Answers do not arrive. */
export const OFTEN_LOST: Emphasis = { kinds: { weather: 30 } };
