import { hash } from "node:crypto";
import { must } from "@counterfoil/result";

const WORD = 2 ** 32;

/**
 * Chance that can be repeated: the same name gives the same draws (sfc32, from PractRand). Whoever draws for a matter of its
 * own takes a stream of its own, so that one draw more here changes nothing there.
 */
export class Random {
  readonly #words: Uint32Array;

  constructor(name: string) {
    const seeded = hash("sha256", name, "buffer");
    this.#words = Uint32Array.from({ length: 4 }, (_, i) => seeded.readUInt32LE(i * 4));
  }

  /** From 0, below 1. */
  unit(): number {
    const s = this.#words;
    const [a = 0, b = 0, c = 0, d = 0] = s;
    const drawn = (((a + b) >>> 0) + d) >>> 0;
    s[3] = d + 1;
    s[0] = b ^ (b >>> 9);
    s[1] = c + (c << 3);
    s[2] = ((c << 21) | (c >>> 11)) + drawn;
    return drawn / WORD;
  }

  /** A whole number from 0, below `n`. */
  below(n: number): number {
    return Math.floor(this.unit() * n);
  }

  /** A whole number, both ends included. */
  between(least: number, most: number): number {
    return least + this.below(most - least + 1);
  }

  chance(of: number): boolean {
    return this.unit() < of;
  }

  pick<T>(from: readonly T[]): T {
    return must(from[this.below(from.length)], "there is something to pick from");
  }

  /** One of the names, by weight. */
  weighted<K extends string>(weights: Readonly<Record<K, number>>): K {
    const entries = Object.entries(weights) as [K, number][];
    let left = this.unit() * entries.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [name, weight] of entries) {
      left -= weight;
      if (left < 0) return name;
    }
    return must(entries.at(-1), "there is something to pick from")[0];
  }

  /** An id in the form of a UUIDv7; its time is of no matter to anybody. */
  id(): string {
    const digits = Array.from({ length: 31 }, () => this.below(16).toString(16)).join("");
    return [
      digits.slice(0, 8),
      digits.slice(8, 12),
      `7${digits.slice(12, 15)}`,
      `8${digits.slice(15, 18)}`,
      // The last digits count children of an id (drawers); they start low, so that none runs over.
      `0${digits.slice(18, 29)}`,
    ].join("-");
  }
}
