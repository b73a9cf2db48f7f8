export {
  issue,
  legalNumber,
  newSeries,
  nextCall,
  parseLegalNumber,
  seriesKey,
  seriesState,
} from "./series.ts";
