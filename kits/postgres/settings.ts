/** PostgreSQL settings by name, as `postgres -c name=value` takes them. */
export type Settings = Readonly<Record<string, string>>;

/**
 * Ours for one box that is also the shop's server: few connections, large checkpoints, and every promise of durability kept.
 * The platform package is built without lz4, so full-page images are compressed with the built-in pglz.
 */
const DEFAULTS: Settings = {
  shared_buffers: "256MB",
  max_connections: "200",
  wal_compression: "on",
  max_wal_size: "4GB",
  checkpoint_timeout: "15min",
  fsync: "on",
  full_page_writes: "on",
  synchronous_commit: "on",
  timezone: "UTC",
  log_timezone: "UTC",
  lc_messages: "C",
};

/** The arguments that give a postmaster our settings; `overrides` win. */
export function settingArguments(overrides: Settings): string[] {
  return Object.entries({ ...DEFAULTS, ...overrides }).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
}
