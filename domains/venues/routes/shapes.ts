import { CurrencyCode, Id, named, ShortText } from "@counterfoil/wire";
import Type from "typebox";
import { DeviceState, LocationProfile } from "../contract/index.ts";

export const LocationShape = named("Location", LocationProfile);
export const DeviceShape = named("Device", DeviceState);
export const MerchantShape = named(
  "Merchant",
  Type.Object({ id: Id, name: ShortText, currency: CurrencyCode, time_zone: ShortText }),
);
