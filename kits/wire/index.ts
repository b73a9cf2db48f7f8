export {
  CurrencyCode,
  DateText,
  Id,
  Instant,
  LongText,
  LONG_TEXT,
  LARGEST_MINOR,
  LARGEST_QUANTITY,
  Minor,
  Quantity,
  ShortText,
  SHORT_TEXT,
  SignedMinor,
  Version,
} from "./fields.ts";
export { named, nullable, oneOf } from "./shapes.ts";
