export { coffee, NOON, profileOf, Shop } from "./shop.ts";
