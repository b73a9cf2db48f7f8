import { box, circle, dots, ellipse, line, shape, tone, type Draw } from "./parts.ts";

export const beans: Draw = (ink) => [
  shape("M26 26H70L74 76A4 4 0 0 1 70 80H26A4 4 0 0 1 22 76Z", ink.toast),
  shape("M28 14H68L70 26H26Z", ink.brown),
  shape(box(32, 40, 32, 26, 3), ink.cream),
  shape(ellipse(48, 53, 7, 9), ink.coffee),
  line("M48 45C44 50 52 55 48 61"),
];

export const giftCard: Draw = (ink) => [
  shape(box(10, 28, 76, 48, 6), ink.deep),
  tone("M34 28H44V76H34Z", ink.yellow),
  line("M34 28V76M44 28V76"),
  shape("M39 28C30 28 24 18 31 15S39 22 39 28 40 12 48 15 48 28 39 28Z", ink.yellow),
  line("M54 62H76"),
];

export const mug: Draw = (ink) => [
  line("M66 38h6a9 9 0 0 1 9 9v6a9 9 0 0 1-9 9h-6"),
  shape("M22 28H66V74A6 6 0 0 1 60 80H28A6 6 0 0 1 22 74Z", ink.yellow),
  tone("M58 30H66V74A6 6 0 0 1 60 79H54C57 77 58 74 58 70Z", ink.crust),
  line("M34 54C34 48 42 46 44 52 46 46 54 48 54 54 54 60 44 66 44 66S34 60 34 54Z"),
];

export const jar: Draw = (ink) => [
  shape(box(30, 14, 36, 10, 3), ink.red),
  shape(
    "M30 24H66C72 28 74 34 74 40V74A6 6 0 0 1 68 80H28A6 6 0 0 1 22 74V40C22 34 24 28 30 24Z",
    ink.orange,
  ),
  shape(box(22, 44, 52, 22), ink.cream),
  line("M32 52H64M32 58H54"),
];

export const bottle: Draw = (ink) => [
  shape(box(42, 8, 12, 10, 2), ink.red),
  shape(
    "M42 18H54V32C62 36 66 42 66 50V76A4 4 0 0 1 62 80H34A4 4 0 0 1 30 76V50C30 42 34 36 42 32Z",
    ink.deep,
  ),
  shape("M30 52H66V70H30Z", ink.cream),
  line("M40 61H56"),
];

export const parcel: Draw = (ink) => [
  shape("M14 34L48 20 82 34V66L48 80 14 66Z", ink.crust),
  tone("M48 48L82 34V66L48 80Z", ink.toast),
  line("M14 34L48 48 82 34M48 48V80M31 27L65 41V52"),
];

export const lettuce: Draw = (ink) => [
  shape(
    "M48 80C30 80 14 68 16 50 10 38 22 28 30 32 34 18 52 14 58 26 72 20 84 32 78 44 86 58 68 80 48 80Z",
    ink.green,
  ),
  tone("M48 78C36 76 28 66 30 54 36 44 46 46 50 52 58 44 68 50 66 60 64 70 58 78 48 78Z", ink.lime),
  line("M48 78C48 64 46 54 42 46M48 66C52 60 56 58 60 56M46 60C42 56 38 54 34 54"),
];

export const sauce: Draw = (ink) => [
  shape("M44 10H52L55 24H41Z", ink.white),
  shape("M34 26H62C66 32 68 38 68 46V74A6 6 0 0 1 62 80H34A6 6 0 0 1 28 74V46C28 38 30 32 34 26Z", ink.red),
  shape(box(32, 22, 32, 8, 3), ink.white),
  shape(ellipse(48, 56, 12, 14), ink.cream),
  tone(dots(2.2, [44, 52], [52, 52], [48, 60]), ink.rust),
  tone(circle(48, 48, 2), ink.green),
];
