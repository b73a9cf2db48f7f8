export type Theme = "light" | "dark";

/** Reads `--cf-NAME: #hex` and `--cf-NAME: light-dark(#hex, #hex)`; other values are no colours and are left out. */
export function readColours(css: string): Map<string, Record<Theme, string>> {
  const colours = new Map<string, Record<Theme, string>>();
  const declaration =
    /--cf-([a-z0-9-]+):\s*(?:light-dark\(\s*(#[0-9a-f]{6})\s*,\s*(#[0-9a-f]{6})\s*\)|(#[0-9a-f]{6}))\s*;/g;
  for (const [, name, light, dark, both] of css.matchAll(declaration)) {
    if (name === undefined) continue;
    const lightHex = light ?? both;
    const darkHex = dark ?? both;
    if (lightHex && darkHex) colours.set(name, { light: lightHex, dark: darkHex });
  }
  return colours;
}

/** Contrast ratio of two `#rrggbb` colours, 1 to 21, as WCAG 2.2 defines it. */
export function contrast(one: string, other: string): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

function luminance(hex: string): number {
  const channel = (from: number) => {
    const value = Number.parseInt(hex.slice(from, from + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}
