export { changePerson } from "./change.ts";
export { erasePerson } from "./erase.ts";
export { recordPerson } from "./record.ts";
export { personState } from "./state.ts";
