import { box, circle, dots, line, shape, tone, type Draw } from "./parts.ts";

export const iceCream: Draw = (ink) => [
  shape("M33 46H63L50 84C49 86 47 86 46 84Z", ink.crust),
  line("M38 52L54 70M46 48L58 62M58 52L42 70M50 48L38 60"),
  shape(
    "M27 44C22 26 34 14 48 14S74 26 69 44C67 51 60 50 58 45 56 52 50 52 48 46 46 52 40 52 38 45 36 50 29 51 27 44Z",
    ink.pink,
  ),
  tone("M34 32C35 25 40 21 45 20 41 24 38 28 38 34 36 36 34 35 34 32Z", ink.white),
  shape(circle(58, 14, 5.5), ink.red),
];

export const sundae: Draw = (ink) => [
  shape(circle(36, 32, 13), ink.pink),
  shape(circle(60, 32, 13), ink.cream),
  shape(
    "M26 26C30 14 62 12 70 26 70 34 64 34 62 30 58 38 50 38 48 30 44 36 36 36 34 30 30 34 26 32 26 26Z",
    ink.cocoa,
  ),
  shape(circle(48, 14, 5), ink.red),
  shape("M20 38H76C76 54 66 62 54 64H42C30 62 20 54 20 38Z", ink.glass),
  line("M48 64V76M32 80C34 75 62 75 64 80Z"),
];

export const chocolate: Draw = (ink) => [
  shape(box(24, 16, 48, 64, 4), ink.cocoa),
  line("M40 16V52M56 16V52M24 32H72M24 48H72"),
  shape("M20 50L32 46 42 50 54 46 66 50 76 46V78A4 4 0 0 1 72 82H24A4 4 0 0 1 20 78Z", ink.red),
  tone(box(30, 60, 36, 12, 2), ink.butter),
];

export const brownie: Draw = (ink) => [
  shape("M14 46L48 28 82 46 48 64Z", ink.brown),
  shape("M14 46L48 64V82L14 64Z", ink.cocoa),
  shape("M82 46L48 64V82L82 64Z", ink.coffee),
  tone(dots(3, [40, 44], [54, 50], [58, 40], [46, 54], [34, 50]), ink.butter),
];

export const yogurt: Draw = (ink) => [
  shape("M26 40H70L64 76A4 4 0 0 1 60 80H36A4 4 0 0 1 32 76Z", ink.glass),
  tone("M29 58H67L64.5 74A4 4 0 0 1 60 78H36A4 4 0 0 1 32 74Z", ink.rose),
  line("M26 40H70L64 76A4 4 0 0 1 60 80H36A4 4 0 0 1 32 76Z"),
  shape("M22 40C22 32 30 30 34 32 38 24 56 24 60 32 66 30 74 32 74 40Z", ink.white),
  tone(dots(3.5, [40, 32], [50, 28], [58, 35]), ink.blue),
  shape(circle(46, 24, 5), ink.red),
];

export const fruit: Draw = (ink) => [
  shape("M48 34C58 24 80 28 80 50S64 82 56 80C52 79 44 79 40 80 32 82 16 72 16 50S38 24 48 34Z", ink.red),
  tone("M60 78C74 72 80 62 80 50 80 42 77 36 72 33 74 50 70 68 60 78Z", ink.rust),
  line("M48 34C47 26 49 20 53 15"),
  shape("M52 24C54 14 64 12 72 14 70 24 60 28 52 24Z", ink.green),
  line("M28 44C29 39 32 37 36 36"),
];
