export { addMember } from "./member/add.ts";
export { changeMember } from "./member/change.ts";
export { setPin } from "./member/set-pin.ts";
export { memberState } from "./member/state.ts";
export { may, mayOffline, permissionsOf, type SignInKind } from "./may.ts";
export { serverDevice } from "./server-device.ts";
export { forgiveTries, tryPin, type Tries } from "./tries.ts";
