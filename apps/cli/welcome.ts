/** What a house that has just opened says of itself: where to go, and how to get in. */
export interface Welcome {
  readonly name: string;
  readonly url: string;
  /** Null where it was not built. */
  readonly till: string | null;
  readonly docs: string;
  readonly pairing_code: string;
  /** The demo's people, whose PINs anybody may know. */
  readonly staff: readonly { readonly name: string; readonly role: string; readonly pin: string }[];
  /** Only where it was made now. */
  readonly owner_token: string | null;
  readonly data: string;
}

const LABEL_WIDTH = 15;

/** The same for people. */
export function welcome({ name, till, docs, pairing_code, staff, owner_token, data }: Welcome): string {
  const width = Math.max(0, ...staff.map((member) => member.name.length));
  const people = staff.map(
    (member) => `${member.name.padEnd(width)}  ${member.role.padEnd(7)}  PIN ${member.pin}`,
  );
  return [
    "",
    `${name} is open.`,
    "",
    ...entry("Till", [till ?? "not built here"]),
    ...entry("Pairing code", [
      `${pairing_code}   pairs one browser, within 15 minutes`,
      "`npx counterfoil pair` makes another",
    ]),
    ...entry(
      "Sign in as",
      people.length > 0 ? people : ["nobody yet: add people with the owner token (API, Team)"],
    ),
    ...entry("API", [docs]),
    ...entry(
      "Owner token",
      owner_token === null
        ? ["as shown at the first start; `npx counterfoil owner token` makes a new one"]
        : [
            owner_token,
            "opens everything and is shown this once: keep it like a password.",
            "`npx counterfoil owner token` makes a new one, and this one stops working.",
          ],
    ),
    ...entry("Data", [data]),
    "",
    "Ctrl+C stops it.",
  ].join("\n");
}

function entry(label: string, lines: readonly string[]): string[] {
  return lines.map((line, n) => `  ${(n === 0 ? label : "").padEnd(LABEL_WIDTH)}${line}`);
}
