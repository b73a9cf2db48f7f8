/** The printing inks that the pictures are drawn with: few, warm, and the same in every picture. */
export type Palette = {
  readonly white: string;
  readonly cream: string;
  readonly butter: string;
  readonly crust: string;
  readonly toast: string;
  readonly brown: string;
  readonly cocoa: string;
  readonly coffee: string;
  readonly tea: string;
  readonly red: string;
  readonly rust: string;
  readonly orange: string;
  readonly yellow: string;
  readonly lime: string;
  readonly green: string;
  readonly deep: string;
  readonly sky: string;
  readonly blue: string;
  readonly pink: string;
  readonly rose: string;
  readonly grey: string;
  readonly glass: string;
};

export const palette: Palette = {
  white: "#fffdf6",
  cream: "#f7ead0",
  butter: "#fbd98a",
  crust: "#eeb15f",
  toast: "#d98f42",
  brown: "#a8602f",
  cocoa: "#6d3f29",
  coffee: "#4b2c20",
  tea: "#d67f32",
  red: "#e0503c",
  rust: "#b93a2c",
  orange: "#f58f3b",
  yellow: "#ffcb3d",
  lime: "#b5cf4f",
  green: "#5fa552",
  deep: "#2f7350",
  sky: "#bfe0ee",
  blue: "#5da3c9",
  pink: "#f7b3ae",
  rose: "#e5837f",
  grey: "#b9bfb8",
  glass: "#e6f2f3",
};
