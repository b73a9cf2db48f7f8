/** Whether two JSON values are the same, whatever the order of their fields; a field that is undefined is not there. */
export function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (Array.isArray(a) || Array.isArray(b)) {
    return (
      Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((one, i) => isSame(one, b[i]))
    );
  }
  const [left, right] = [Object.entries(a).filter(isThere), new Map(Object.entries(b).filter(isThere))];
  return (
    left.length === right.size &&
    left.every(([key, value]) => right.has(key) && isSame(value, right.get(key)))
  );
}

function isThere([, value]: [string, unknown]): boolean {
  return value !== undefined;
}
