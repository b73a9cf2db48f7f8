export { commandOf, lives, profiles, type Seen, type Step } from "./lives.ts";
export { expectWhole } from "./promises.ts";
