import { MoneyError } from "./error.ts";

/**
 * Splits a whole total over weights so that the parts sum to it exactly: each gets its share cut down, and what is left
 * goes one by one to the largest remainders, the earlier first among equals. With weights that are all zero everybody
 * counts the same. A part never exceeds its weight while the total does not exceed their sum. Throws MoneyError
 * `not_whole` or `negative` for a bad weight, and `divided_by_zero` for a total with nobody to bear it.
 */
export function allocate(total: number, weights: readonly number[]): number[] {
  checkParts(total, weights);
  if (weights.length === 0) return [];
  if (total < 0) return allocate(-total, weights).map((part) => (part === 0 ? 0 : -part));
  let sum = 0;
  let largest = 0;
  for (const weight of weights) {
    sum += weight;
    if (weight > largest) largest = weight;
  }
  if (sum === 0) return allocate(total, new Array<number>(weights.length).fill(1));
  return Number.isSafeInteger(total * largest) && Number.isSafeInteger(sum)
    ? allocateFast(total, weights, sum)
    : allocateBig(BigInt(total), weights.map(BigInt));
}

/**
 * Adds one to the `left` shares with the largest remainders, the earlier first among equals. The other half of
 * `allocate`, for callers whose shares are not in proportion to weights.
 */
export function topUp(shares: number[], remainders: readonly (number | bigint)[], left: number): void {
  if (left === 0) return;
  const order = remainders.map((_, index) => index);
  order.sort((a, b) => {
    const [first, second] = [remainders[a] ?? 0, remainders[b] ?? 0];
    return first === second ? a - b : first > second ? -1 : 1;
  });
  for (const index of order.slice(0, left)) shares[index] = (shares[index] ?? 0) + 1;
}

function allocateFast(total: number, weights: readonly number[], sum: number): number[] {
  const parts: number[] = [];
  const remainders: number[] = [];
  let left = total;
  for (const weight of weights) {
    const product = total * weight;
    const part = Math.floor(product / sum);
    parts.push(part);
    remainders.push(product - part * sum);
    left -= part;
  }
  topUp(parts, remainders, left);
  return parts;
}

function allocateBig(total: bigint, weights: readonly bigint[]): number[] {
  const sum = weights.reduce((a, b) => a + b, 0n);
  const parts = weights.map((weight) => Number((total * weight) / sum));
  const remainders = weights.map((weight) => (total * weight) % sum);
  topUp(parts, remainders, Number(total) - parts.reduce((a, b) => a + b, 0));
  return parts;
}

function checkParts(total: number, weights: readonly number[]): void {
  if (!Number.isSafeInteger(total)) throw new MoneyError("not_whole", `cannot split ${total}`);
  if (weights.length === 0 && total !== 0) {
    throw new MoneyError("divided_by_zero", `there is nobody to bear ${total}`);
  }
  for (const weight of weights) {
    if (!Number.isSafeInteger(weight))
      throw new MoneyError("not_whole", `a weight must be whole, not ${weight}`);
    if (weight < 0) throw new MoneyError("negative", `a weight must not be negative, not ${weight}`);
  }
}
