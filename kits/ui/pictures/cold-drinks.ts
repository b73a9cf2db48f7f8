import { box, circle, dots, ellipse, line, shape, tone, type Draw } from "./parts.ts";

const tumbler = "M28 24H68L64 76A4 4 0 0 1 60 80H36A4 4 0 0 1 32 76Z";
const filled = "M29.5 38H66.5L63.5 75A3 3 0 0 1 60 78H36A3 3 0 0 1 32.5 75Z";
const straw = "M50 38L58 8h8";

export const juice: Draw = (ink) => [
  line(straw),
  shape(tumbler, ink.glass),
  tone(filled, ink.orange),
  line(tumbler),
  shape(circle(29, 26, 12), ink.orange),
  tone(circle(29, 26, 8), ink.butter),
  line("M29 18v16M21 26h16"),
];

export const lemonade: Draw = (ink) => [
  line(straw),
  shape(tumbler, ink.glass),
  tone(filled, ink.butter),
  shape(box(38, 44, 12, 12, 2), ink.white),
  shape(box(47, 58, 11, 11, 2), ink.white),
  line(tumbler),
  shape(circle(68, 28, 11), ink.yellow),
  tone(circle(68, 28, 7), ink.cream),
  line("M68 21v14M61 28h14"),
];

export const icedCoffee: Draw = (ink) => [
  line(straw),
  shape(tumbler, ink.glass),
  tone(filled, ink.brown),
  tone("M29.5 38H66.5L66 46C58 52 52 42 44 48 38 52 34 46 30 47Z", ink.cream),
  shape(box(37, 52, 12, 12, 2), ink.glass),
  shape(box(49, 60, 10, 10, 2), ink.glass),
  line(tumbler),
];

export const smoothie: Draw = (ink) => [
  line("M52 28L58 8h8"),
  shape("M30 30H66L60 70H36Z", ink.rose),
  tone("M31 36H65L64.5 42C58 46 54 38 48 42S38 46 31.5 42Z", ink.pink),
  shape(box(40, 70, 16, 4), ink.glass),
  shape("M32 80A16 7 0 0 1 64 80Z", ink.glass),
  shape("M24 30C24 22 32 20 36 24 42 14 58 16 60 24 66 20 72 24 72 30Z", ink.white),
  shape(circle(44, 16, 5.5), ink.red),
];

export const soda: Draw = (ink) => [
  line("M50 22L55 6h8"),
  shape("M29 32H67L62 80H34Z", ink.red),
  tone(
    "M30 44C40 40 44 50 54 47 60 45 62 46 65.5 46L64.3 58C56 56 54 62 44 59 38 57 36 58 31.5 60Z",
    ink.white,
  ),
  shape(box(26, 24, 44, 8, 3), ink.white),
];

export const water: Draw = (ink) => [
  shape(box(42, 10, 12, 8, 2), ink.blue),
  shape(
    "M43 18H53V24C60 27 64 32 64 40V76A4 4 0 0 1 60 80H36A4 4 0 0 1 32 76V40C32 32 36 27 43 24Z",
    ink.sky,
  ),
  shape("M32 44H64V62H32Z", ink.white),
  tone("M48 47C52 52 53 54 53 56A5 5 0 0 1 43 56C43 54 44 52 48 47Z", ink.blue),
];

export const beer: Draw = (ink) => [
  line("M66 40h6a7 7 0 0 1 7 7v14a7 7 0 0 1-7 7h-6"),
  shape("M28 34H66V76A4 4 0 0 1 62 80H32A4 4 0 0 1 28 76Z", ink.yellow),
  tone("M58 36H66V76A4 4 0 0 1 62 79H56C58 77 58 74 58 72Z", ink.crust),
  line("M38 46v24M48 46v24"),
  shape(
    "M24 36C20 28 26 22 33 24 36 14 50 14 53 22 60 16 72 22 69 32 69 38 62 40 60 36 58 42 50 42 48 37 44 44 36 42 34 38 30 42 26 40 24 36Z",
    ink.white,
  ),
];

const wineGlass = "M30 16H66C68 38 62 52 48 52S28 38 30 16Z";
const wineFoot = "M48 52V76M34 80C36 76 60 76 62 80Z";

export const redWine: Draw = (ink) => [
  shape(wineGlass, ink.glass),
  tone("M29.5 30H66.5C66 44 59 51 48 51S30 44 29.5 30Z", ink.rust),
  line(wineGlass),
  line(wineFoot),
];

export const whiteWine: Draw = (ink) => [
  shape(wineGlass, ink.glass),
  tone("M29.5 30H66.5C66 44 59 51 48 51S30 44 29.5 30Z", ink.butter),
  line(wineGlass),
  line(wineFoot),
  line("M37 24C36 32 38 38 41 42"),
];

export const cocktail: Draw = (ink) => [
  shape("M18 22H78L48 54Z", ink.glass),
  tone("M25.5 30H70.5L48 53Z", ink.rose),
  line("M18 22H78L48 54Z"),
  line("M48 54V77M32 80C34 76 62 76 64 80Z"),
  line("M36 40L66 10"),
  shape(circle(57, 19, 6), ink.lime),
  tone(circle(58, 18, 2), ink.red),
];

export const milkshake: Draw = (ink) => [
  line("M54 22L60 6"),
  shape("M30 34H66L61 76A4 4 0 0 1 57 80H39A4 4 0 0 1 35 76Z", ink.pink),
  tone("M31 40C38 46 40 38 46 44S58 40 65 42L66 35H30Z", ink.cream),
  shape("M26 34C24 24 34 22 37 25 40 14 56 14 59 25 64 22 72 26 70 34Z", ink.white),
  shape(circle(46, 13, 5), ink.red),
];

export const sparkling: Draw = (ink) => [
  shape(tumbler, ink.glass),
  tone(filled, ink.sky),
  line(tumbler),
  line(dots(2, [42, 66], [54, 58], [44, 50], [56, 70], [50, 44])),
  shape(ellipse(62, 24, 10, 10), ink.lime),
  line("M62 17v14M55 24h14"),
];
