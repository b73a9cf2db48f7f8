interface Page<T> {
  readonly data: readonly T[];
  readonly next_cursor: string | null;
}

/** Reads a list to its end, or as far as `most` pages of it go. */
export async function allPages<T>(
  most: number,
  ask: (place: { readonly cursor?: string }) => Promise<Page<T>>,
): Promise<T[]> {
  const all: T[] = [];
  let place: { readonly cursor?: string } = {};
  for (let page = 0; page < most; page += 1) {
    const { data, next_cursor } = await ask(place);
    all.push(...data);
    if (next_cursor === null) break;
    place = { cursor: next_cursor };
  }
  return all;
}
