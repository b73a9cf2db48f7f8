export { Away, exceptionsIn } from "./away.ts";
export { bodyOf, type Door, openDoor } from "./door.ts";
export { anyOrder } from "./random_order.ts";
export { coffee, NOON, profileOf, Shop } from "./shop.ts";
