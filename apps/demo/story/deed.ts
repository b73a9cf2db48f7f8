import type { Id } from "@counterfoil/ids";

/** A command of the story, at its moment. */
export interface Deed {
  readonly atMs: number;
  readonly id: Id;
  readonly scope: Id;
  readonly device: Id;
  readonly actor: Id;
  readonly type: string;
  readonly args: unknown;
  /** What it puts into a drawer, or takes out when below zero; in minor units. */
  readonly moves?: Money & { readonly drawer: Id };
}

export interface Money {
  readonly cash: number;
  /** By other machines: the slips that are counted at the end of a shift. */
  readonly slips: number;
}
