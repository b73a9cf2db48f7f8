// node tools/tidy/draw.ts [--write]: prints the rooms of architecture.ts as a mermaid flowchart, or writes it into
// docs/ARCHITECTURE.md where the page marks the place.
import { readFileSync, writeFileSync } from "node:fs";
import * as house from "../../architecture.ts";
import { drawRooms } from "./picture.ts";
import { page, redraw } from "./rules/picture.ts";

const drawing = drawRooms(house);
if (process.argv.includes("--write")) writeFileSync(page, redraw(readFileSync(page, "utf8"), drawing));
else console.log(drawing);
