export * from "./api.ts";
export { Device } from "./device.ts";
export { MemoryDisk, memoryVault } from "./memory-vault.ts";
export {
  placeOf,
  type Area,
  type Bell,
  type Clock,
  type DeviceOptions,
  type DevicePorts,
  type Kept,
  type Lock,
  type OwnCommand,
  type Timers,
  type Vault,
  type VaultValues,
  type VaultWrite,
} from "./ports.ts";
