// Written by `npm run api` from the routes. Change those, and write it again.

import type { SignInAndTeamApi } from "./sign-in-and-team.ts";
import type { LocationsAndDevicesApi } from "./locations-and-devices.ts";
import type { PeopleApi } from "./people.ts";
import type { CatalogApi } from "./catalog.ts";
import type { OrdersApi } from "./orders.ts";
import type { PaymentsApi } from "./payments.ts";
import type { ReceiptsApi } from "./receipts.ts";
import type { CashDrawerShiftsApi } from "./cash-drawer-shifts.ts";
import type { InventoryApi } from "./inventory.ts";
import type { LedgerApi } from "./ledger.ts";
import type { ReportsApi } from "./reports.ts";
import type { ExceptionsApi } from "./exceptions.ts";
import type { SyncApi } from "./sync.ts";

export type * from "./sign-in-and-team.ts";
export type * from "./locations-and-devices.ts";
export type * from "./people.ts";
export type * from "./catalog.ts";
export type * from "./orders.ts";
export type * from "./payments.ts";
export type * from "./receipts.ts";
export type * from "./cash-drawer-shifts.ts";
export type * from "./inventory.ts";
export type * from "./ledger.ts";
export type * from "./reports.ts";
export type * from "./exceptions.ts";
export type * from "./sync.ts";
export type * from "./shared.ts";

/** Every operation: "GET /v1/orders/{id}" → what goes in and what comes back. */
export interface Api extends SignInAndTeamApi, LocationsAndDevicesApi, PeopleApi, CatalogApi, OrdersApi, PaymentsApi, ReceiptsApi, CashDrawerShiftsApi, InventoryApi, LedgerApi, ReportsApi, ExceptionsApi, SyncApi {}
