import { access } from "@counterfoil/access/server";
import { catalog } from "@counterfoil/catalog/server";
import type { Domain } from "@counterfoil/commands";
import { ledger } from "@counterfoil/ledger/server";
import { orders } from "@counterfoil/orders/server";
import { payments } from "@counterfoil/payments/server";
import { people } from "@counterfoil/people/server";
import { receipts } from "@counterfoil/receipts/server";
import { reports } from "@counterfoil/reports/server";
import { shifts } from "@counterfoil/shifts/server";
import { stock } from "@counterfoil/stock/server";
import { venues } from "@counterfoil/venues/server";

/** Everything that this house knows, upstream first. */
export const domains: readonly Domain[] = [
  venues,
  people,
  access,
  catalog,
  receipts,
  orders,
  payments,
  shifts,
  stock,
  ledger,
  reports,
];
