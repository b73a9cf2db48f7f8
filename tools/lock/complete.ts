/** The part of package-lock.json that matters here. */
export interface LockFile {
  packages: Record<string, LockEntry>;
}

interface LockEntry {
  version?: string;
  dev?: boolean;
  optional?: boolean;
  optionalDependencies?: Record<string, string>;
  cpu?: string[];
  os?: string[];
  libc?: string[];
}

/** Libraries for other machines that a package names and the lock file does not list: path in the lock to entry. */
export function missingPlatforms(lock: LockFile): Record<string, LockEntry> {
  const missing: Record<string, LockEntry> = {};
  for (const [path, entry] of Object.entries(lock.packages)) {
    if (!path.includes("node_modules/")) continue;
    for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
      const listed = [`${path}/node_modules/${name}`, `node_modules/${name}`].some(
        (each) => each in lock.packages,
      );
      if (!listed) missing[`node_modules/${name}`] = entryFor(name, version, entry.dev === true);
    }
  }
  return missing;
}

/**
 * Adds them. npm leaves out what it cannot install on the machine where the lock file is written
 * (https://github.com/npm/cli/issues/4828), and then `npm ci` refuses the file, or another machine goes without.
 */
export function complete(lock: LockFile): LockFile {
  const packages = { ...lock.packages, ...missingPlatforms(lock) };
  const sorted = Object.entries(packages).sort(([a], [b]) => (a < b ? -1 : 1));
  return { ...lock, packages: Object.fromEntries(sorted) };
}

/** Such packages say in their name where they run: `@oxfmt/binding-linux-x64-musl`. */
function entryFor(name: string, version: string, dev: boolean): LockEntry {
  const words = name.split(/[/-]/);
  const find = (known: readonly string[]) => words.filter((word) => known.includes(word));
  const [cpu, os] = [find(processors), find(systems)];
  const libc = words.includes("musl") ? ["musl"] : words.includes("gnu") ? ["glibc"] : [];
  return {
    version,
    ...(cpu.length > 0 ? { cpu } : {}),
    ...(dev ? { dev } : {}),
    ...(libc.length > 0 ? { libc } : {}),
    optional: true,
    ...(os.length > 0 ? { os } : {}),
  };
}

const systems = [
  "aix",
  "android",
  "darwin",
  "freebsd",
  "linux",
  "netbsd",
  "openbsd",
  "openharmony",
  "sunos",
  "win32",
];
const processors = [
  "arm",
  "arm64",
  "ia32",
  "loong64",
  "mips64el",
  "ppc64",
  "riscv64",
  "s390x",
  "wasm32",
  "x64",
];
