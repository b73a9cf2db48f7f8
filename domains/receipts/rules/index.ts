export { type Parts, partsOf } from "./render/parts.ts";
export { renderHtml } from "./render/html.ts";
export { type Row, rowsOf } from "./render/rows.ts";
export { renderText, TEXT_COLUMNS } from "./render/text.ts";
export { ENGLISH, type Words } from "./render/words.ts";
export { type Receipted, receipted, spoil } from "./given.ts";
export {
  issue,
  legalNumber,
  newSeries,
  nextCall,
  partsOfSeries,
  parseLegalNumber,
  seriesKey,
  seriesState,
} from "./series.ts";
