import { circle, dots, ellipse, line, shape, tone, type Draw } from "./parts.ts";

export const croissant: Draw = (ink) => [
  shape(
    "M12 64C10 40 28 24 48 24S86 40 84 64C83 71 74 72 71 65 67 56 59 52 48 52S29 56 25 65C22 72 13 71 12 64Z",
    ink.crust,
  ),
  tone(
    "M71 65C67 56 59 52 48 52S29 56 25 65C23 69 19 70 16 69 20 54 32 45 48 45S76 54 80 69C77 70 73 69 71 65Z",
    ink.toast,
  ),
  line("M37 26C33 34 34 45 38 53M59 26C63 34 62 45 58 53M22 38C24 46 27 53 30 58M74 38C72 46 69 53 66 58"),
];

export const bread: Draw = (ink) => [
  shape("M14 72C6 62 12 54 18 48L50 18C58 10 70 8 78 18S86 40 78 48L48 76C36 86 22 84 14 72Z", ink.crust),
  tone(
    "M14 72C10 67 10 62 12 58 20 74 36 74 48 64L82 34C84 40 82 45 78 48L48 76C36 86 22 84 14 72Z",
    ink.toast,
  ),
  line("M30 42C36 44 40 50 40 56M46 28C52 30 56 36 56 42M62 16C66 18 70 24 70 30"),
];

export const bagel: Draw = (ink) => [
  shape("M16 52A32 28 0 1 1 80 52A32 28 0 1 1 16 52ZM38 50A10 8 0 1 0 58 50A10 8 0 1 0 38 50Z", ink.crust),
  tone("M18 58C22 74 36 80 48 80S74 74 78 58C70 70 58 72 48 72S26 70 18 58Z", ink.toast),
  tone(
    dots(
      1.8,
      [30, 40],
      [38, 34],
      [50, 32],
      [61, 36],
      [68, 44],
      [26, 50],
      [68, 56],
      [32, 60],
      [44, 64],
      [58, 62],
    ),
    ink.white,
  ),
];

export const donut: Draw = (ink) => [
  shape("M15 54A33 27 0 1 1 81 54A33 27 0 1 1 15 54ZM38 51A10 7 0 1 0 58 51A10 7 0 1 0 38 51Z", ink.crust),
  shape(
    "M17 50C16 34 30 26 48 26S80 34 79 50C78 58 71 60 67 56 64 64 56 64 53 60 49 67 41 65 39 60 35 66 28 64 27 57 22 60 18 57 17 50ZM38 50A10 7 0 1 0 58 50A10 7 0 1 0 38 50Z",
    ink.rose,
  ),
  line("M30 40l4-3M44 33l5 1M60 36l3 4M68 48l-1 5M27 50l4 2M40 61l-3-3"),
];

export const muffin: Draw = (ink) => [
  shape("M27 50H69L63 78A3 3 0 0 1 60 80H36A3 3 0 0 1 33 78Z", ink.blue),
  line("M38 54L40 76M48 54V76M58 54L56 76"),
  shape(
    "M20 48C16 40 24 34 27 33 29 22 40 18 48 18S67 22 69 33C72 34 80 40 76 48 74 55 22 55 20 48Z",
    ink.crust,
  ),
  tone(dots(3.4, [36, 32], [50, 27], [60, 38], [44, 42], [30, 44]), ink.deep),
];

export const cookie: Draw = (ink) => [
  shape("M70 30A12 12 0 0 1 59 21 31 31 0 1 0 79 46 11 11 0 0 1 70 30Z", ink.crust),
  tone("M79 46A31 31 0 0 1 20 66C30 74 44 74 54 68S72 54 72 42A11 11 0 0 0 79 46Z", ink.toast),
  tone(dots(4, [36, 38], [52, 34], [62, 52], [44, 54], [30, 56], [52, 70]), ink.cocoa),
  tone(dots(1.6, [74, 20], [80, 28], [70, 12]), ink.crust),
];

export const cake: Draw = (ink) => [
  shape("M12 48H84V78H12Z", ink.butter),
  tone("M12 60H84V66H12Z", ink.rose),
  line("M12 60H84M12 66H84"),
  shape(
    "M12 48L58 26C74 28 82 36 84 48 80 56 74 56 72 49 70 58 60 58 58 49 54 56 46 56 44 49 40 56 32 56 30 49 26 54 16 54 12 48Z",
    ink.white,
  ),
  shape(circle(60, 24, 7), ink.red),
  line("M61 17C62 13 65 11 68 10"),
];

export const pie: Draw = (ink) => [
  shape("M16 56H80L72 76A5 5 0 0 1 67 80H29A5 5 0 0 1 24 76Z", ink.grey),
  line("M32 62l2 14M48 62v14M64 62l-2 14"),
  shape("M12 56C12 40 28 30 48 30S84 40 84 56C84 60 12 60 12 56Z", ink.crust),
  line("M40 40C42 44 42 48 40 52M56 40C54 44 54 48 56 52M48 37v7"),
  line("M40 22C37 18 43 16 40 11M54 22C51 18 57 16 54 11"),
];

export const pancakes: Draw = (ink) => [
  shape(ellipse(48, 76, 36, 5), ink.white),
  shape("M18 66A30 8 0 0 1 78 66V70A30 8 0 0 1 18 70Z", ink.toast),
  shape("M19 56A29 8 0 0 1 77 56V61A29 8 0 0 1 19 61Z", ink.crust),
  shape("M18 46A30 9 0 0 1 78 46V51A30 9 0 0 1 18 51Z", ink.toast),
  shape(
    "M26 42C32 36 64 36 70 43 74 47 68 50 66 60 65 64 61 64 61 59 61 52 50 52 46 52 38 52 40 58 38 58S36 52 32 50 22 46 26 42Z",
    ink.brown,
  ),
  shape("M40 33L52 30 58 38 46 41Z", ink.yellow),
];

export const cinnamonRoll: Draw = (ink) => [
  shape(circle(48, 50, 30), ink.crust),
  line("M48 50C52 46 56 52 50 56S36 54 38 45 54 34 62 44 58 68 44 66 26 48 32 36"),
  tone("M24 38C32 24 58 20 70 36 66 40 62 34 54 34S40 40 34 36 28 44 24 38Z", ink.white),
  tone("M30 62C38 74 58 76 66 64 62 60 58 68 48 68S36 60 30 62Z", ink.white),
];
