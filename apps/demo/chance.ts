import { must } from "@counterfoil/result";
import { hash } from "node:crypto";

const UINT32 = 2 ** 32;
/** So many draws mix the seed well (PractRand: sfc32 wants 12). */
const WARM_UP = 12;

/**
 * Numbers that follow from a text: the same text, the same numbers, on every machine. The generator is sfc32 (Chris
 * Doty-Humphrey, PractRand), seeded by SHA-256. For stories, never for secrets.
 */
export class Chance {
  #a: number;
  #b: number;
  #c: number;
  #counter = 1;

  constructor(text: string) {
    const seed = hash("sha256", text, "buffer");
    this.#a = seed.readUInt32LE(0);
    this.#b = seed.readUInt32LE(4);
    this.#c = seed.readUInt32LE(8);
    for (let draw = 0; draw < WARM_UP; draw += 1) this.next();
  }

  /** From 0 to just below 1. */
  next(): number {
    const drawn = (this.#a + this.#b + this.#counter) | 0;
    this.#counter = (this.#counter + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = ((this.#c << 21) | (this.#c >>> 11)) + drawn;
    return (drawn >>> 0) / UINT32;
  }

  /** Whether something happens that happens so often: 0 never, 1 always. */
  happens(share: number): boolean {
    return this.next() < share;
  }

  /** A whole number, both ends included. */
  whole(least: number, most: number): number {
    return least + Math.floor(this.next() * (most - least + 1));
  }

  pick<T>(from: readonly T[]): T {
    return must(from[Math.floor(this.next() * from.length)], "there is something to pick from");
  }

  /** One of several, each as often as its weight says; null where nothing weighs anything. */
  weighted<T>(from: readonly T[], weightOf: (one: T) => number): T | null {
    let left = this.next() * from.reduce((sum, one) => sum + weightOf(one), 0);
    for (const one of from) {
      const weight = weightOf(one);
      if (weight > 0 && left < weight) return one;
      left -= weight;
    }
    return null;
  }

  /** About `mean`, two thirds of the time within `spread` of it (the sum of twelve, less six, is nearly normal). */
  about(mean: number, spread: number): number {
    let sum = -6;
    for (let draw = 0; draw < 12; draw += 1) sum += this.next();
    return mean + sum * spread;
  }
}
