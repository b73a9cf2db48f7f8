/**
 * What is chosen after `next` was ticked, with at most `most` at once: the one that was ticked longest ago gives way,
 * so that a press is never without effect.
 */
export function chooseUpTo(most: number, before: readonly string[], next: readonly string[]): string[] {
  const kept = before.filter((id) => next.includes(id));
  const added = next.filter((id) => !before.includes(id));
  return [...kept, ...added].slice(-most);
}
