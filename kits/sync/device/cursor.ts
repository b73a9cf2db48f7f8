/** A cursor begins with the version that it stands at. */
export function versionOf(cursor: string): number {
  return Number.parseInt(cursor, 10);
}
