/** Round marks from 0 up to at least `most`: 3 to 6 of them, each 1, 2, 2.5 or 5 times a power of ten. */
export function steps(most: number): number[] {
  if (!(most > 0)) return [0, 1];
  const rough = most / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 2.5, 5, 10].find((factor) => factor * power >= rough) ?? 10) * power;
  return Array.from({ length: Math.ceil(most / step) + 1 }, (_, index) => index * step);
}

/** Bar heights in a room of `room`; what is not zero is seen, by a pixel at least; below zero counts as nothing. */
export function barHeights(values: readonly number[], top: number, room: number): number[] {
  return values.map((value) => (value > 0 ? Math.max(1, (value / top) * room) : 0));
}
