import { mulDiv, type RoundingMode } from "@counterfoil/money";

/**
 * What is paid for an amount in coins: the nearest multiple of the smallest coin, `increment` minor units. An increment
 * of 0 or 1 leaves the amount as it is. `down` favours the guest; a tie goes as the mode says. Only the cash part of a
 * payment is rounded: cashDue(1002, 5, "half_up") = 1000.
 */
export function cashDue(amountMinor: number, increment: number, mode: RoundingMode): number {
  if (increment <= 1) return amountMinor;
  return mulDiv(amountMinor, 1, increment, mode) * increment;
}
