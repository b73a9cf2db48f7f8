export { commandOf, lives, profiles, type Seen, type Step, steps } from "./lives.ts";
export { expectWhole } from "./promises.ts";
