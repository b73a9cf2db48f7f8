import { MoneyError } from "./error.ts";

/**
 * Active ISO 4217 codes that can be paid with (no fund or metal codes), by the digits of their minor unit. It is a table of our own because stored amounts
 * hang on it: engines answer from CLDR, which says what is printed today (HUF and IQD 0 digits, where ISO says 2 and 3)
 * and changes with a browser's update.
 */
const CODES_BY_DIGITS: Readonly<Record<number, string>> = {
  0: "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF",
  2:
    "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF " +
    "CNY COP CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR " +
    "ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN " +
    "MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD " +
    "SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD UYU UZS VED VES WST XCD XCG YER ZAR ZMW ZWG",
  3: "BHD IQD JOD KWD LYD OMR TND",
};

const DIGITS: ReadonlyMap<string, number> = new Map(
  Object.entries(CODES_BY_DIGITS).flatMap(([digits, codes]) =>
    codes.split(" ").map((code): [string, number] => [code, Number(digits)]),
  ),
);

/** True for an active ISO 4217 code in capitals. */
export function isCurrency(code: string): boolean {
  return DIGITS.has(code);
}

/** Every active code, in alphabetical order. */
export function currencies(): string[] {
  return [...DIGITS.keys()].sort();
}

/** How many decimal digits the currency's minor unit has: USD 2, JPY 0, KWD 3. Throws MoneyError `unknown_currency`. */
export function minorDigits(code: string): number {
  const digits = DIGITS.get(code);
  if (digits === undefined) {
    throw new MoneyError("unknown_currency", `"${code}" is not an active ISO 4217 currency code`);
  }
  return digits;
}
