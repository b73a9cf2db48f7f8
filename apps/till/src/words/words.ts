import { app, door } from "./en/app.ts";
import { report, settings, shift } from "./en/day.ts";
import { keeping, line } from "./en/line.ts";
import { history, pay, receipt, refund } from "./en/pay.ts";
import { exceptions, installed, proof } from "./en/proof.ts";
import { orders, sell } from "./en/sell.ts";

/** Every word that the till says, in English. Another language is another value of this shape. */
export const english = {
  app,
  door,
  sell,
  orders,
  pay,
  receipt,
  history,
  refund,
  shift,
  report,
  settings,
  line,
  keeping,
  proof,
  exceptions,
  installed,
} as const;

export type Words = Spoken<typeof english>;

/** The shape of the words without their text. */
type Spoken<Said> = Said extends string
  ? string
  : Said extends (...given: infer Given) => string
    ? (...given: Given) => string
    : { readonly [Key in keyof Said]: Spoken<Said[Key]> };
