import { box, circle, dots, ellipse, line, shape, steam, tone, type Draw } from "./parts.ts";

const saucer = ellipse(46, 77, 32, 5);
const cup = "M22 42V52C22 66 32 76 46 76S70 66 70 52V42Z";
const handle = "M70 47H74A8.5 8.5 0 0 1 74 64H67";

export const espresso: Draw = (ink) => [
  shape(ellipse(46, 76, 27, 4.5), ink.cream),
  line("M60 55h4a6 6 0 0 1 0 12h-5"),
  shape("M30 50V58C30 68 37 75 46 75S62 68 62 58V50Z", ink.white),
  tone("M52 74C58 71 62 66 62 58V51H56V60C56 66 55 71 52 74Z", ink.cream),
  shape(ellipse(46, 50, 16, 4.5), ink.coffee),
  tone(ellipse(44, 49, 8, 1.8), ink.brown),
  steam(46, 38),
];

export const coffee: Draw = (ink) => [
  shape(saucer, ink.cream),
  line(handle),
  shape(cup, ink.white),
  tone("M54 75C64 72 70 64 70 52V44H63V54C63 64 60 71 54 75Z", ink.cream),
  shape(ellipse(46, 42, 24, 6), ink.coffee),
  tone(ellipse(42, 41, 12, 2.4), ink.cocoa),
  steam(46, 29),
];

export const cappuccino: Draw = (ink) => [
  shape(saucer, ink.cream),
  line(handle),
  shape(cup, ink.deep),
  shape("M21 43C19 33 29 34 32 29S46 22 52 27 63 27 66 33 73 38 71 43C69 49 23 49 21 43Z", ink.white),
  tone(dots(1.5, [38, 33], [45, 30], [52, 34], [44, 37], [58, 37], [34, 39]), ink.brown),
];

export const latte: Draw = (ink) => [
  shape(ellipse(48, 80, 22, 4), ink.cream),
  shape("M32 20H64L60 74A6 6 0 0 1 54 79H42A6 6 0 0 1 36 74Z", ink.glass),
  tone("M34.5 46H61.5L59.5 73A5 5 0 0 1 54 77H42A5 5 0 0 1 36.5 73Z", ink.tea),
  tone("M33.5 34H62.5L61.5 47H34.5Z", ink.crust),
  tone("M32.7 25H63.3L62.5 35H33.5Z", ink.white),
  line("M32 20H64L60 74A6 6 0 0 1 54 79H42A6 6 0 0 1 36 74Z"),
  line("M40 42L41.5 66"),
];

export const tea: Draw = (ink) => [
  shape(saucer, ink.cream),
  line(handle),
  shape(cup, ink.sky),
  tone("M54 75C64 72 70 64 70 52V44H63V54C63 64 60 71 54 75Z", ink.blue),
  shape(ellipse(46, 42, 24, 6), ink.tea),
  line("M34 44C31 50 33 54 33 58"),
  shape(box(27, 58, 12, 11, 1.5), ink.butter),
  steam(48, 29),
];

export const hotChocolate: Draw = (ink) => [
  line("M68 46h5a9 9 0 0 1 0 20h-5"),
  shape("M26 38H68V74A6 6 0 0 1 62 80H32A6 6 0 0 1 26 74Z", ink.red),
  tone("M60 40H68V74A6 6 0 0 1 62 79H56C59 77 60 74 60 70Z", ink.rust),
  shape(ellipse(47, 38, 21, 5.5), ink.cocoa),
  shape(box(34, 28, 11, 9, 3), ink.white),
  shape(box(47, 30, 11, 9, 3), ink.white),
  shape(box(42, 21, 10, 8, 3), ink.pink),
];

export const matcha: Draw = (ink) => [
  shape("M20 44H76C76 64 66 76 56 78H40C30 76 20 64 20 44Z", ink.cream),
  shape(ellipse(48, 44, 28, 7), ink.lime),
  tone("M40 44C36 40 46 39 48 42 50 39 60 40 56 44L48 48Z", ink.white),
  shape(box(38, 77, 20, 4, 2), ink.cream),
  steam(48, 30),
];

export const takeawayCup: Draw = (ink) => [
  shape("M30 30H66L61 80H35Z", ink.white),
  shape("M31.5 46H64.5L62.5 66H33.5Z", ink.toast),
  tone(circle(48, 56, 5), ink.cream),
  shape("M27 24H69V31H27Z", ink.deep),
  shape("M31 18H65L67 24H29Z", ink.deep),
];
