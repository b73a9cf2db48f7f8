export { bodyOf, type Door, openDoor } from "./door.ts";
export { coffee, NOON, profileOf, Shop } from "./shop.ts";
