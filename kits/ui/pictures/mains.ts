import { box, circle, dots, ellipse, line, shape, tone, type Draw } from "./parts.ts";

export const burger: Draw = (ink) => [
  shape("M18 64H78C78 75 72 80 65 80H31C24 80 18 75 18 64Z", ink.crust),
  shape(box(15, 54, 66, 11, 5.5), ink.cocoa),
  shape("M18 50H78L66 60 56 52Z", ink.yellow),
  shape(
    "M14 50C14 44 20 44 22 47 26 43 32 43 34 47 38 43 44 43 46 47 50 43 56 43 58 47 62 43 68 43 70 47 74 43 82 44 82 50 78 54 18 54 14 50Z",
    ink.green,
  ),
  shape("M17 42C17 26 31 18 48 18S79 26 79 42C79 45 17 45 17 42Z", ink.crust),
  tone(dots(1.8, [36, 28], [48, 25], [60, 28], [42, 35], [55, 35]), ink.white),
];

export const sandwich: Draw = (ink) => [
  shape("M12 66H84V76A4 4 0 0 1 80 80H16A4 4 0 0 1 12 76Z", ink.crust),
  shape(
    "M11 64C14 58 20 60 24 63 28 58 36 58 40 63 44 58 52 58 56 63 60 58 68 58 72 63 76 59 83 59 85 64 82 69 14 69 11 64Z",
    ink.green,
  ),
  tone("M14 54H82V59H14Z", ink.red),
  line("M14 54H82V59H14Z"),
  shape("M48 16L86 48C88 51 86 54 82 54H14C10 54 8 51 10 48Z", ink.cream),
  line("M48 23L78 48H18Z"),
];

export const hotDog: Draw = (ink) => [
  shape("M16 50C10 40 20 36 28 42L70 42C78 36 88 40 82 50L78 60H20Z", ink.rust),
  shape("M18 52H80C84 52 86 56 84 62 81 72 72 76 62 76H34C24 76 15 72 12 62 11 56 14 52 18 52Z", ink.crust),
  line("M24 47C30 40 34 52 40 46S50 40 56 46 66 52 74 45"),
];

export const fries: Draw = (ink) => [
  shape("M30 18L37 16 42 56 34 56Z", ink.yellow),
  shape("M42 10H49V56H42Z", ink.butter),
  shape("M54 14L61 15 58 56 51 56Z", ink.yellow),
  shape("M66 22L72 25 64 58 58 56Z", ink.butter),
  shape("M22 26L28 23 38 56 31 58Z", ink.butter),
  shape("M24 44C34 54 62 54 72 44L66 78A3 3 0 0 1 63 80H33A3 3 0 0 1 30 78Z", ink.red),
  tone("M40 58H56V72H40Z", ink.white),
];

export const pizza: Draw = (ink) => [
  shape("M20 32C38 24 58 24 76 32L50 84C49 86 47 86 46 84Z", ink.yellow),
  shape("M13 28C34 10 62 10 83 28 87 33 81 39 76 36 58 28 38 28 20 36 15 39 9 33 13 28Z", ink.crust),
  shape(circle(40, 44, 7), ink.red),
  shape(circle(58, 48, 6.5), ink.red),
  shape(circle(48, 65, 5.5), ink.red),
  tone("M48 36C53 34 56 37 55 40 51 41 48 40 48 36Z", ink.deep),
  tone("M38 56C42 55 45 57 44 60 40 61 38 60 38 56Z", ink.deep),
];

const bowl = "M12 48H84C84 66 72 78 58 80H38C24 78 12 66 12 48Z";

export const pasta: Draw = (ink) => [
  shape("M20 50C14 40 24 34 28 34 28 24 40 20 46 25 54 18 66 24 66 32 76 32 82 42 76 50Z", ink.butter),
  line("M28 46C26 38 36 34 40 40M40 46C38 34 52 28 56 38M54 46C54 38 66 34 70 44M46 32C44 30 40 30 38 33"),
  shape(circle(46, 32, 7), ink.rust),
  shape(circle(60, 36, 6), ink.rust),
  tone("M50 22C56 18 60 22 60 25 55 27 51 26 50 22Z", ink.green),
  shape(bowl, ink.white),
  tone("M62 79C76 75 84 64 84 50H76C76 62 72 72 62 79Z", ink.cream),
];

export const noodles: Draw = (ink) => [
  shape("M18 50C16 40 28 34 36 36 44 28 64 30 70 40 78 40 80 46 78 50Z", ink.butter),
  line("M24 46C28 38 38 40 40 48M38 44C44 36 54 38 54 48"),
  shape(ellipse(62, 41, 10, 8), ink.white),
  tone(circle(62, 42, 4.5), ink.orange),
  shape(bowl, ink.red),
  line("M16 60H80"),
  line("M30 34L60 8M36 36L70 12"),
];

export const soup: Draw = (ink) => [
  shape(bowl, ink.sky),
  tone("M62 79C76 75 84 64 84 50H76C76 62 72 72 62 79Z", ink.blue),
  shape(ellipse(48, 48, 36, 8), ink.orange),
  tone("M36 47C44 42 56 44 58 49 52 52 42 52 36 47Z", ink.butter),
  tone(dots(1.7, [40, 48], [50, 46], [55, 50]), ink.deep),
  line("M38 34c-4-5 4-8 0-14M50 34c-4-5 4-8 0-14M62 34c-4-5 4-8 0-14"),
];

export const salad: Draw = (ink) => [
  shape("M14 50C8 38 18 28 28 32 30 20 46 18 50 28 60 18 74 26 70 36 82 34 88 44 80 50Z", ink.green),
  tone("M34 48C28 40 34 34 42 36 46 30 56 34 54 42 56 46 52 50 48 50Z", ink.lime),
  line("M26 46C26 40 28 38 32 36M60 44C62 38 66 36 70 38"),
  shape(circle(60, 42, 7.5), ink.red),
  shape(circle(36, 43, 6), ink.yellow),
  shape(bowl, ink.crust),
  line("M24 60C36 66 60 66 72 60"),
];

export const riceBowl: Draw = (ink) => [
  shape("M14 50C16 34 30 28 48 28S80 34 82 50Z", ink.white),
  shape("M14 50C15 38 22 34 30 31L42 50Z", ink.cocoa),
  shape("M42 50L34 30C42 27 54 27 62 30L54 50Z", ink.green),
  shape("M54 50L62 30C74 34 81 38 82 50Z", ink.red),
  tone(dots(2, [22, 44], [28, 38], [32, 46]), ink.brown),
  tone(dots(2, [64, 44], [70, 40], [74, 47]), ink.pink),
  shape(bowl, ink.cream),
  line("M24 64C36 70 60 70 72 64"),
];

export const taco: Draw = (ink) => [
  shape(
    "M16 60C12 50 18 44 22 44 20 34 30 28 36 31 42 22 56 22 60 31 68 28 78 36 75 44 82 46 84 54 80 60Z",
    ink.green,
  ),
  tone(dots(5, [34, 36], [50, 30], [64, 38]), ink.red),
  tone("M26 44L40 40 60 42 72 48 60 56H34Z", ink.cocoa),
  shape("M10 72C10 52 26 38 48 38S86 52 86 72C86 80 10 80 10 72Z", ink.yellow),
  tone(dots(1.8, [28, 62], [38, 52], [52, 56], [64, 64], [46, 68], [72, 58]), ink.crust),
];

export const burrito: Draw = (ink) => [
  shape("M22 46L52 14C60 6 76 8 82 16S86 38 80 44L50 74Z", ink.cream),
  tone("M42 62L84 30C84 36 83 41 80 44L50 74Z", ink.butter),
  line("M56 20C60 24 62 28 62 32"),
  tone(dots(1.8, [66, 20], [72, 30], [60, 40], [48, 34]), ink.crust),
  shape("M16 50L28 40C36 42 54 58 56 68L46 80C38 88 26 86 18 78S8 60 16 50Z", ink.grey),
  line("M28 52L20 62M38 60L28 72"),
];

export const chips: Draw = (ink) => [
  shape("M20 24L44 14 40 44Z", ink.crust),
  shape("M50 12L78 26 52 44Z", ink.yellow),
  shape("M14 48L30 28 46 50Z", ink.yellow),
  shape("M56 50L68 28 84 46Z", ink.crust),
  shape(ellipse(48, 50, 32, 8), ink.lime),
  tone(dots(2, [38, 48], [54, 52], [62, 48]), ink.red),
  tone(dots(1.6, [46, 52], [32, 51]), ink.deep),
  shape("M16 50H80C80 66 70 78 58 80H38C26 78 16 66 16 50Z", ink.cocoa),
  line("M26 64C38 70 58 70 70 64"),
];
