import type { MemberColor, Role } from "@counterfoil/access/contract";
import type { TaxProfile } from "@counterfoil/venues/contract";

/** The restaurant: a kitchen and coffee bar at a harbor, open from when the boats go out until late. */
export const RESTAURANT = {
  name: "Tern & Tiller",
  currency: "USD",
  address_lines: ["Harbor kitchen and coffee", "41 Quay Street", "Port Ellery"],
  receipt_footer: "The boats go out at five, and so does the coffee. Thank you!",
} as const;

/** The local hour at which the business day ends, and the doors open. */
export const DAY_BEGINS = 5;

/** Tax comes on top of the price, is reckoned once for each rate on the bill, and half a cent goes up. */
export const TAX_PROFILE: TaxProfile = {
  rounding: "per_rate_per_document",
  mode: "half_up",
  prices_include_tax: false,
  cash_rounding: 0,
};

/** After Maine, 36 M.R.S. §1811: prepared food and drinks 8 %, other goods 5.5 %, groceries nothing. */
export const TAXES = {
  meals: { name: "Meals tax", percentage: 8 },
  sales: { name: "Sales tax", percentage: 5.5 },
} as const;
export type TaxName = keyof typeof TAXES;

export const DISCOUNTS = {
  happy_hour: { name: "Happy hour", percentage: 20 },
  harbor_crew: { name: "Harbor crew", percentage: 10 },
  staff_meal: { name: "Staff meal", percentage: 50 },
  apology: { name: "With our apologies", amount: 500 },
} as const;
export type DiscountName = keyof typeof DISCOUNTS;

/** Whoever sits down in this number or more is served by two, and the bill says so. */
export const LARGE_PARTY = 6;
/** It goes to the staff in full, and so bears no tax. */
export const LARGE_PARTY_CHARGE = {
  uid: "large-party",
  name: "Service for large parties",
  percentage: 18,
  taxable: false,
} as const;

export interface Member {
  /** Short and constant; ids follow from it. */
  readonly key: string;
  readonly name: string;
  readonly role: Role;
  readonly color: MemberColor;
  /** A demo's: it is printed at every start, and opens nothing but the demo. */
  readonly pin: string;
}

const owner = { key: "nora", name: "Nora Lindqvist", role: "owner", color: "canary", pin: "1001" } as const;
const manager = { key: "theo", name: "Theo Marsh", role: "manager", color: "blue", pin: "2002" } as const;
const crew = [
  { key: "amara", name: "Amara Bello", role: "staff", color: "pink", pin: "3003" },
  { key: "mei", name: "Mei Tanaka", role: "staff", color: "mint", pin: "4004" },
  { key: "lucas", name: "Lucas Reyes", role: "staff", color: "salmon", pin: "5005" },
  { key: "sam", name: "Sam Okafor", role: "staff", color: "green", pin: "6006" },
] as const;

export const TEAM: { readonly owner: Member; readonly manager: Member; readonly crew: readonly Member[] } = {
  owner,
  manager,
  crew,
};
export const MEMBERS: readonly Member[] = [owner, manager, ...crew];

/** Numbers are those that telephony keeps free for stories (555-0100 to 555-0199). */
export const REGULARS: readonly { readonly key: string; readonly name: string; readonly phone: string }[] = [
  { key: "ines", name: "Ines Carvalho", phone: "+1 555 0104" },
  { key: "walt", name: "Walter Prentiss", phone: "+1 555 0117" },
  { key: "june", name: "June Abernathy", phone: "+1 555 0121" },
  { key: "dmitri", name: "Dmitri Sokolov", phone: "+1 555 0138" },
  { key: "fatou", name: "Fatou Diallo", phone: "+1 555 0142" },
  { key: "hal", name: "Hal Brennan", phone: "+1 555 0155" },
  { key: "rosa", name: "Rosa Jiménez", phone: "+1 555 0163" },
  { key: "kenji", name: "Kenji Mori", phone: "+1 555 0179" },
];

export interface Table {
  readonly name: string;
  readonly seats: number;
  /** Outside: nobody sits there in the rain. */
  readonly outside?: boolean;
}

export const TABLES: readonly Table[] = [
  ...["1", "2", "3", "4"].map((name) => ({ name, seats: 2 })),
  ...["5", "6", "7", "8", "9", "10"].map((name) => ({ name, seats: 4 })),
  { name: "11", seats: 6 },
  { name: "12", seats: 10 },
  ...["Bar 1", "Bar 2", "Bar 3"].map((name) => ({ name, seats: 2 })),
  ...["Quay 1", "Quay 2", "Quay 3", "Quay 4"].map((name) => ({ name, seats: 4, outside: true })),
];

/** The restaurant's own tills, each with a drawer and the change money that it starts with. */
export const TILLS = {
  counter: { name: "Counter", float: 15_000 },
  floor: { name: "Dining room", float: 20_000 },
} as const;
export type TillName = keyof typeof TILLS;
