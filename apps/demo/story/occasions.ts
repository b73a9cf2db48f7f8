import type { OrderType } from "@counterfoil/orders/contract";
import type { Course, PartOfDay } from "../menu/dish.ts";
import type { DiscountName } from "../place.ts";

/** Why people come, when, how many of them, and what they have. Times are local minutes after midnight. */
export interface Occasion {
  readonly part: PartOfDay;
  /** At a table the order stays open while they eat; at the counter it is paid at once. */
  readonly service: "counter" | "table";
  /** Orders on a usual day, Monday to Sunday. */
  readonly orders: readonly [number, number, number, number, number, number, number];
  readonly from: number;
  readonly to: number;
  readonly peak: number;
  /** Saturday and Sunday; default: the same. */
  readonly weekendPeak?: number;
  /** Two thirds come within so many minutes of the peak. */
  readonly spread: number;
  /** When somebody waits at the door. */
  readonly firstAt?: number;
  /** How often one, two, three … guests. */
  readonly guests: readonly number[];
  readonly types: Readonly<Partial<Record<OrderType, number>>>;
  /** How many of each course a guest has. */
  readonly courses: Readonly<Partial<Record<Course, number>>>;
  /** How long a table stays, in minutes. */
  readonly stays?: readonly [number, number];
  /** By how much more or less in the rain. */
  readonly inRain: number;
  readonly discount?: { readonly name: DiscountName; readonly course: Course };
}

const hour = (hours: number, minutes = 0): number => hours * 60 + minutes;

const boats: Occasion = {
  part: "dawn",
  service: "counter",
  orders: [7, 8, 7, 8, 8, 6, 3],
  from: hour(5, 2),
  firstAt: hour(5, 1),
  to: hour(7),
  peak: hour(6, 5),
  spread: 30,
  guests: [9, 1],
  types: { takeaway: 9, dine_in: 1 },
  courses: { coffee: 0.95, bakery: 0.45, breakfast: 0.14, cold: 0.05 },
  inRain: 0.7,
};

const toWork: Occasion = {
  part: "morning",
  service: "counter",
  orders: [23, 24, 25, 26, 27, 20, 15],
  from: hour(7),
  to: hour(10, 45),
  peak: hour(8, 15),
  weekendPeak: hour(9, 25),
  spread: 45,
  guests: [8, 2],
  types: { takeaway: 62, dine_in: 38 },
  courses: { coffee: 0.93, bakery: 0.52, breakfast: 0.1, cold: 0.1 },
  inRain: 0.85,
};

const brunch: Occasion = {
  part: "morning",
  service: "table",
  orders: [2, 2, 2, 2, 3, 16, 18],
  from: hour(8, 30),
  to: hour(12, 40),
  peak: hour(10, 35),
  spread: 55,
  guests: [1, 9, 4, 5, 1],
  types: { dine_in: 1 },
  courses: { coffee: 0.95, breakfast: 0.97, cold: 0.4, bakery: 0.15, drink: 0.08 },
  stays: [45, 75],
  inRain: 1,
};

const lunchAtTheCounter: Occasion = {
  part: "noon",
  service: "counter",
  orders: [13, 14, 15, 16, 17, 12, 9],
  from: hour(11),
  to: hour(14, 15),
  peak: hour(12, 25),
  spread: 35,
  guests: [14, 5, 1],
  types: { takeaway: 55, dine_in: 25, pickup: 20 },
  courses: { light: 0.78, main: 0.15, side: 0.12, cold: 0.5, coffee: 0.14, sweet: 0.06, bakery: 0.12 },
  inRain: 0.9,
};

const lunchAtATable: Occasion = {
  part: "noon",
  service: "table",
  orders: [6, 7, 8, 9, 11, 11, 10],
  from: hour(11, 30),
  to: hour(14, 10),
  peak: hour(12, 35),
  spread: 40,
  guests: [3, 10, 4, 4, 1],
  types: { dine_in: 1 },
  courses: { light: 0.68, main: 0.35, side: 0.12, cold: 0.7, drink: 0.2, coffee: 0.3, sweet: 0.2 },
  stays: [35, 65],
  inRain: 0.9,
};

const coffeeAndCake: Occasion = {
  part: "afternoon",
  service: "counter",
  orders: [10, 11, 12, 12, 13, 19, 17],
  from: hour(14, 20),
  to: hour(17, 15),
  peak: hour(15, 25),
  spread: 45,
  guests: [10, 7, 2, 1],
  types: { dine_in: 55, takeaway: 45 },
  courses: { coffee: 0.75, bakery: 0.28, sweet: 0.38, cold: 0.3, goods: 0.04 },
  inRain: 1,
};

const afterWork: Occasion = {
  part: "evening",
  service: "counter",
  orders: [3, 4, 5, 6, 8, 0, 0],
  from: hour(16, 30),
  to: hour(18, 25),
  peak: hour(17, 25),
  spread: 25,
  guests: [4, 6, 3],
  types: { dine_in: 1 },
  courses: { drink: 1.15, side: 0.25 },
  inRain: 0.8,
  discount: { name: "happy_hour", course: "drink" },
};

const dinner: Occasion = {
  part: "evening",
  service: "table",
  orders: [9, 10, 12, 14, 20, 23, 13],
  from: hour(17, 30),
  to: hour(21, 10),
  peak: hour(19, 5),
  spread: 55,
  guests: [6, 42, 14, 18, 4, 4, 1, 2],
  types: { dine_in: 1 },
  courses: { drink: 0.95, cold: 0.45, light: 0.32, main: 0.95, side: 0.22, sweet: 0.4, coffee: 0.25 },
  stays: [60, 100],
  inRain: 0.92,
};

const dinnerAtHome: Occasion = {
  part: "evening",
  service: "counter",
  orders: [6, 6, 7, 7, 10, 9, 8],
  from: hour(17, 15),
  to: hour(21, 5),
  peak: hour(18, 50),
  spread: 45,
  guests: [5, 9, 4, 2],
  types: { pickup: 55, delivery: 45 },
  courses: { main: 0.85, light: 0.28, side: 0.25, cold: 0.3, sweet: 0.15 },
  inRain: 1.3,
};

const souvenirs: Occasion = {
  part: "afternoon",
  service: "counter",
  orders: [2, 3, 3, 3, 4, 7, 6],
  from: hour(9),
  to: hour(18),
  peak: hour(13),
  spread: 130,
  guests: [1],
  types: { takeaway: 1 },
  courses: { goods: 1.4, coffee: 0.2 },
  inRain: 0.8,
};

export const OCCASIONS: readonly Occasion[] = [
  boats,
  toWork,
  brunch,
  lunchAtTheCounter,
  lunchAtATable,
  coffeeAndCake,
  afterWork,
  dinner,
  dinnerAtHome,
  souvenirs,
];
