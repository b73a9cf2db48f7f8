/**
 * The icon set: 24 × 24, strokes of 2 with round ends, drawn for this product.
 * `M`-paths only, so that an icon is one string; a name in `mirrored` points along the line of reading and is turned
 * round where people read from right to left.
 */
export const iconPaths = {
  alert: "M12 4 21 20H3Z M12 10v4 M12 17v.01",
  back: "M14.5 5.5 8 12l6.5 6.5",
  backspace: "M8.5 5H20a1 1 0 0 1 1 1v12a1 1 0 0 1-1 1H8.5L3 12Z M11.5 9.5l5 5 M16.5 9.5l-5 5",
  bag: "M6 8h12l1 12H5Z M9 8V7a3 3 0 0 1 6 0v1",
  barcode: "M4 6v12 M8 6v12 M11 6v12 M15 6v12 M17.5 6v12 M20.5 6v12",
  card: "M3 7a1 1 0 0 1 1-1h16a1 1 0 0 1 1 1v10a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1Z M3 10.5h18 M6.5 14.5h4",
  cash: "M3 7h18v10H3Z M12 14.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5Z M6 10v.01 M18 14v.01",
  chart: "M4 4v16h16 M8.5 16v-4 M13 16V8 M17.5 16v-6",
  check: "M5 12.5 10 17.5 19.5 7",
  clock: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18Z M12 7v5l3.5 2",
  close: "M6 6 18 18 M18 6 6 18",
  coins:
    "M3.5 8c0-1.4 2.2-2.5 5-2.5s5 1.1 5 2.5-2.2 2.5-5 2.5-5-1.1-5-2.5Z M3.5 8v8c0 1.4 2.2 2.5 5 2.5 M3.5 12c0 1.4 2.2 2.5 5 2.5 M10.5 14c0-1.4 2.2-2.5 5-2.5s5 1.1 5 2.5-2.2 2.5-5 2.5-5-1.1-5-2.5Z M10.5 14v4c0 1.4 2.2 2.5 5 2.5s5-1.1 5-2.5v-4",
  copy: "M8 8h11v12H8Z M5 16V4h11",
  delivery:
    "M3 6h11v10H3Z M14 10h4l3 3v3h-7Z M7 19a2 2 0 1 0 0-4 2 2 0 0 0 0 4Z M17 19a2 2 0 1 0 0-4 2 2 0 0 0 0 4Z",
  dine: "M7 3v18 M4 3v5a3 3 0 0 0 6 0V3 M17 21v-8 M17 13c-2.5 0-3-2-3-4.5C14 5.5 15.3 3 17 3Z",
  down: "M5.5 9 12 15.5 18.5 9",
  download: "M12 4v11 M7 10.5l5 5 5-5 M4.5 20h15",
  drawer: "M3 13h18v6H3Z M5.5 13 7 5h10l1.5 8 M10 16h4",
  forward: "M9.5 5.5 16 12l-6.5 6.5",
  grid: "M4 4h6.5v6.5H4Z M13.5 4H20v6.5h-6.5Z M4 13.5h6.5V20H4Z M13.5 13.5H20V20h-6.5Z",
  help: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18Z M9.5 9.5a2.5 2.5 0 1 1 3.8 2.1c-.9.6-1.3 1-1.3 1.9 M12 16.5v.01",
  history: "M3.5 12a8.5 8.5 0 1 0 2.8-6.3L3.5 8.5 M3.5 4v4.5H8 M12 7.5V12l3 2",
  info: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18Z M12 11v5 M12 8v.01",
  keyboard: "M3 7h18v10H3Z M6.5 10.5v.01 M10 10.5v.01 M14 10.5v.01 M17.5 10.5v.01 M8 14h8",
  lock: "M6 11h12v9H6Z M8.5 11V8a3.5 3.5 0 0 1 7 0v3 M12 14.5v2",
  menu: "M4 7h16 M4 12h16 M4 17h16",
  minus: "M5 12h14",
  moon: "M20 14.5A8.5 8.5 0 0 1 9.5 4 8.5 8.5 0 1 0 20 14.5Z",
  more: "M5 11.5v1 M12 11.5v1 M19 11.5v1",
  note: "M5 20l1-4L16.5 5.5l3 3L9 19Z M14 8l3 3",
  orders: "M6 3h12v18l-3-2-3 2-3-2-3 2Z M9.5 8h5 M9.5 12h5",
  pause: "M9 5v14 M15 5v14",
  percent: "M6 18 18 6 M7.5 9.5a2 2 0 1 0 0-4 2 2 0 0 0 0 4Z M16.5 18.5a2 2 0 1 0 0-4 2 2 0 0 0 0 4Z",
  pickup: "M4 10h16 M5 10l1.5-5h11L19 10 M5.5 10v10h13V10 M10 20v-5h4v5",
  plus: "M12 5v14 M5 12h14",
  print: "M7 9V4h10v5 M7 17H4V9h16v8h-3 M7 14h10v6H7Z",
  refund: "M8 5 4 9l4 4 M4 9h10a5 5 0 0 1 0 10H8",
  search: "M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13Z M15.5 15.5 20.5 20.5",
  settings:
    "M4 7h9 M17 7h3 M4 17h3 M11 17h9 M15 9a2 2 0 1 0 0-4 2 2 0 0 0 0 4Z M9 19a2 2 0 1 0 0-4 2 2 0 0 0 0 4Z",
  shield: "M12 3 19.5 6v6c0 4.5-3 7.5-7.5 9-4.5-1.5-7.5-4.5-7.5-9V6Z M8.5 12l2.5 2.5 4.5-5",
  split: "M12 21v-6 M12 15 5.5 7 M12 15l6.5-8 M5 11V6.5h4.5 M19 11V6.5h-4.5",
  sun: "M12 16a4 4 0 1 0 0-8 4 4 0 0 0 0 8Z M12 2.5v2 M12 19.5v2 M2.5 12h2 M19.5 12h2 M5.3 5.3l1.4 1.4 M17.3 17.3l1.4 1.4 M5.3 18.7l1.4-1.4 M17.3 6.7l1.4-1.4",
  tag: "M4 4h8l8.5 8.5-8 8L4 12Z M8.5 8.5v.01",
  till: "M4 12h16v8H4Z M6.5 12 8 6h8l1.5 6 M10 16h4 M12 6V3.5 M9.5 3.5h5",
  trash: "M4.5 7h15 M9.5 7V4h5v3 M6.5 7l1 13h9l1-13 M10.5 11v5 M13.5 11v5",
  undo: "M8 6 4 10l4 4 M4 10h9.5a5 5 0 0 1 5 5v3",
  up: "M5.5 15 12 8.5l6.5 6.5",
  upload: "M12 19V7.5 M7 12l5-5 5 5 M4.5 3.5h15",
  user: "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8Z M4.5 20.5c.8-3.8 3.8-5.5 7.5-5.5s6.7 1.7 7.5 5.5",
  wifi: "M3 9.5a13 13 0 0 1 18 0 M6.5 13.2a8 8 0 0 1 11 0 M9.8 16.8a3.3 3.3 0 0 1 4.4 0 M12 20v.01",
  "wifi-off":
    "M4 4l16 16 M3 9.5a13 13 0 0 1 4.5-2.8 M21 9.5a13 13 0 0 0-9.5-3.5 M6.5 13.2a8 8 0 0 1 4-2.2 M9.8 16.8a3.3 3.3 0 0 1 4.4 0 M12 20v.01",
} as const;

export type IconName = keyof typeof iconPaths;

export const iconNames = Object.keys(iconPaths) as IconName[]; // the keys of a constant record are its names

export const mirrored: ReadonlySet<IconName> = new Set([
  "back",
  "forward",
  "backspace",
  "undo",
  "refund",
  "delivery",
]);
