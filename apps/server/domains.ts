import { catalog } from "@counterfoil/catalog/server";
import type { Domain } from "@counterfoil/commands";
import { ledger } from "@counterfoil/ledger/server";
import { people } from "@counterfoil/people/server";
import { shifts } from "@counterfoil/shifts/server";
import { venues } from "@counterfoil/venues/server";

/** Everything that this house knows, upstream first. */
export const domains: readonly Domain[] = [venues, people, catalog, shifts, ledger];
