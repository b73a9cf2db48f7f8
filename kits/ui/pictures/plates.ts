import { box, circle, dots, ellipse, line, shape, tone, type Draw } from "./parts.ts";

const plate = circle(48, 50, 36);

export const breakfast: Draw = (ink) => [
  shape(plate, ink.white),
  line(circle(48, 50, 28)),
  shape("M28 44C26 34 38 28 44 34 52 30 60 38 54 46 56 56 44 60 38 54 30 56 26 50 28 44Z", ink.cream),
  shape(circle(41, 44, 7), ink.yellow),
  shape("M56 36C60 34 62 38 60 42S60 50 63 54 62 62 58 62 56 56 56 52 52 40 56 36Z", ink.rust),
  shape("M66 38C70 36 71 40 70 44S70 50 72 53 70 60 67 59 65 54 65 50 62 41 66 38Z", ink.rust),
  shape(circle(42, 66, 5.5), ink.red),
];

export const steak: Draw = (ink) => [
  shape("M16 48C14 30 34 18 54 20S86 36 82 54 62 82 44 78 18 66 16 48Z", ink.cream),
  shape("M22 48C21 34 36 25 53 26S80 38 76 52 60 75 45 72 23 62 22 48Z", ink.rust),
  tone("M30 50C30 42 38 36 46 38 40 42 36 48 38 56 34 56 31 54 30 50Z", ink.rose),
  shape(circle(60, 42, 7), ink.cream),
  line("M44 60C50 62 58 60 62 56"),
];

export const chicken: Draw = (ink) => [
  shape("M34 62L20 72C14 70 8 76 12 81 12 88 22 88 22 82L36 72Z", ink.cream),
  shape("M30 62C26 40 40 18 60 18S88 36 82 54 56 78 42 74C36 72 32 68 30 62Z", ink.toast),
  tone("M36 70C52 74 72 66 80 46 88 62 62 80 42 74Z", ink.brown),
  line("M48 36C52 30 58 28 64 28"),
];

export const fish: Draw = (ink) => [
  shape("M66 48L86 32C84 42 84 56 86 66Z", ink.blue),
  shape("M10 50C22 30 50 26 70 48 50 72 22 70 10 50Z", ink.sky),
  tone("M12 53C26 64 48 64 68 50 50 72 22 70 12 53Z", ink.blue),
  line("M34 37C38 44 38 56 34 63M46 44C48 48 48 52 46 56M54 44C56 48 56 52 54 56"),
  tone(circle(24, 46, 2.6), ink.coffee),
];

export const sushi: Draw = (ink) => [
  shape("M12 62C12 54 18 52 30 52S48 54 48 62 44 72 30 72 12 70 12 62Z", ink.white),
  shape("M10 58C10 46 20 42 30 42S50 46 50 58C44 54 38 56 30 56S16 54 10 58Z", ink.orange),
  line("M20 46L24 55M30 44V56M40 46L36 55"),
  shape("M54 44H84V66C84 74 54 74 54 66Z", ink.deep),
  shape(ellipse(69, 44, 15, 6), ink.white),
  tone(ellipse(69, 44, 6, 2.6), ink.red),
  line("M14 80H84"),
];

export const curry: Draw = (ink) => [
  shape(ellipse(48, 54, 38, 22), ink.white),
  shape("M20 54C20 42 34 38 48 40L46 68C32 70 20 64 20 54Z", ink.cream),
  shape("M48 40C64 38 76 44 76 54S62 70 46 68C52 60 42 50 48 40Z", ink.orange),
  shape(circle(60, 50, 5), ink.rust),
  shape(circle(66, 59, 4.5), ink.rust),
  tone("M30 50C33 44 38 46 38 50 35 53 32 53 30 50Z", ink.green),
  line("M40 28c-4-5 4-8 0-14M54 28c-4-5 4-8 0-14"),
];

export const toast: Draw = (ink) => [
  shape("M18 40C10 34 14 20 28 20H68C82 20 86 34 78 40V76A4 4 0 0 1 74 80H22A4 4 0 0 1 18 76Z", ink.crust),
  shape("M26 42C20 36 24 28 32 28H64C72 28 76 36 70 42V68A4 4 0 0 1 66 72H30A4 4 0 0 1 26 68Z", ink.lime),
  line("M34 40C40 36 46 36 50 40M42 52C48 48 54 48 60 52M34 62C40 58 46 58 50 62"),
  tone(dots(2.4, [58, 38], [36, 52], [60, 64]), ink.red),
];

export const eggs: Draw = (ink) => [
  shape(
    "M22 52C18 34 36 24 46 32 58 22 78 34 74 48 84 60 70 78 56 72 46 84 24 78 26 66 20 62 18 56 22 52Z",
    ink.white,
  ),
  shape(circle(42, 50, 10), ink.yellow),
  shape(circle(60, 56, 9), ink.yellow),
  tone(circle(39, 47, 3), ink.cream),
  tone(circle(57, 53, 2.6), ink.cream),
];

export const cheese: Draw = (ink) => [
  shape("M10 54L62 22C76 26 86 38 86 54Z", ink.butter),
  shape("M10 54H86V74A4 4 0 0 1 82 78H14A4 4 0 0 1 10 74Z", ink.yellow),
  shape(circle(30, 66, 5), ink.crust),
  shape(circle(56, 63, 6), ink.crust),
  shape(circle(74, 70, 4), ink.crust),
  shape(ellipse(58, 40, 6, 4), ink.crust),
];

export const plateCovered: Draw = (ink) => [
  shape("M18 66C18 46 30 34 48 34S78 46 78 66Z", ink.grey),
  tone("M60 37C72 42 78 52 78 66H68C68 54 66 44 60 37Z", ink.sky),
  line("M28 60C28 50 33 44 40 41"),
  shape(circle(48, 29, 5), ink.yellow),
  shape(box(10, 66, 76, 8, 4), ink.white),
];
