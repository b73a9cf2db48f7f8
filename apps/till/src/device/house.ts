import * as catalog from "@counterfoil/catalog/rules";
import * as orders from "@counterfoil/orders/rules";
import * as payments from "@counterfoil/payments/rules";
import { seriesState } from "@counterfoil/receipts/rules";
import * as shifts from "@counterfoil/shifts/rules";
import type { DeviceHouse } from "@counterfoil/sync/device";
import { deviceState, locationState } from "@counterfoil/venues/rules";

/** Everything that a till does by itself, network or not. */
export const deeds = [
  payments.sell,
  orders.open,
  orders.addLines,
  orders.changeLine,
  orders.voidLine,
  orders.change,
  orders.discount,
  orders.voidOrder,
  orders.close,
  payments.take,
  payments.makeRefund,
  shifts.openShift,
  shifts.moveCash,
  shifts.closeShift,
] as const;

/** The rules of a till, which are those of the server. */
export const tillHouse: DeviceHouse = {
  commands: deeds,
  folds: [
    locationState,
    deviceState,
    seriesState,
    orders.orderState,
    payments.paymentState,
    payments.refundState,
    shifts.drawerState,
    catalog.availabilityState,
    catalog.catalogObjectState,
  ] as unknown as DeviceHouse["folds"],
  settle: (args, { events }) => orders.withNumbers(args, events),
};
