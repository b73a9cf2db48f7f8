import type { Domain, StateTable } from "@counterfoil/commands";
import { erasedMembers } from "./reactions/erased.ts";
import { addMember, changeMember, setPin } from "./rules/index.ts";
import { members } from "./store/members.ts";

export { accessRoutes } from "./routes/index.ts";
export type { Doors } from "./routes/doors.ts";
export { actorsOf, type Actor } from "./store/actors.ts";
export { keepPin } from "./store/credentials.ts";
export { renewOwnerToken } from "./store/owner-tokens.ts";
export {
  bootstrapHouse,
  oldestMerchant,
  localOwner,
  type Beginning,
  type Begun,
  type Ground,
} from "./store/set-up.ts";
export { HouseSignIn } from "./store/sign-in.ts";
export { SignIns } from "./store/sign-ins.ts";
export { AccessSecrets, putAccessSecrets, readAccessSecrets } from "./store/travel.ts";

export const access: Domain = {
  name: "access",
  commands: [addMember, changeMember, setPin],
  states: [members] as unknown as StateTable[],
  views: [erasedMembers],
  // Credentials, tokens, sign-ins and tries do not follow from the tape.
  derivedTables: ["members"],
};
