import type { Palette } from "./palette.ts";

/**
 * One stroke of the printer: a filled area, an outline, or both. Colour is printed a little beside the outline, as on
 * an old ticket press; that is what makes the pictures one family.
 */
export type Part = { readonly d: string; readonly fill?: string; readonly line: boolean };

/** A picture is drawn on 96 × 96 and stands on the line y = 80. */
export type Draw = (ink: Palette) => readonly Part[];

/** An area with an outline. */
export const shape = (d: string, fill: string): Part => ({ d, fill, line: true });

/** An area without an outline: shade, shine, topping. */
export const tone = (d: string, fill: string): Part => ({ d, fill, line: false });

/** An outline without an area. */
export const line = (d: string): Part => ({ d, line: true });

export const ellipse = (x: number, y: number, rx: number, ry: number): string =>
  `M${x - rx} ${y}a${rx} ${ry} 0 1 0 ${2 * rx} 0a${rx} ${ry} 0 1 0 ${-2 * rx} 0Z`;

export const circle = (x: number, y: number, r: number): string => ellipse(x, y, r, r);

export const box = (x: number, y: number, width: number, height: number, r = 0): string =>
  r === 0
    ? `M${x} ${y}h${width}v${height}h${-width}Z`
    : `M${x + r} ${y}h${width - 2 * r}a${r} ${r} 0 0 1 ${r} ${r}v${height - 2 * r}a${r} ${r} 0 0 1 ${-r} ${r}` +
      `h${2 * r - width}a${r} ${r} 0 0 1 ${-r} ${-r}v${2 * r - height}a${r} ${r} 0 0 1 ${r} ${-r}Z`;

/** Many small circles, as seeds or chips: one path. */
export const dots = (r: number, ...at: readonly (readonly [number, number])[]): string =>
  at.map(([x, y]) => circle(x, y, r)).join("");

/** Two curls of steam over `x`, rising from `y`. */
export const steam = (x: number, y: number): Part =>
  line(`M${x - 7} ${y}c-4-5 4-8 0-14M${x + 7} ${y}c-4-5 4-8 0-14`);
