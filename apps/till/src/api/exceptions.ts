import type { Id } from "@counterfoil/ids";

/** What had happened and was recorded although it does not fit, for a person to look at. */
export interface Exception {
  /** Where it stands on the location's tape. */
  readonly version: number;
  readonly n: number;
  readonly code: string;
  readonly message: string;
  readonly command_id: Id;
  readonly device_id: Id;
  readonly raised_at: string;
  /** Null while nobody has. */
  readonly settled: { readonly by: Id; readonly at: string; readonly note: string } | null;
}

export interface ExceptionPage {
  readonly exceptions: readonly Exception[];
  readonly cursor: string | null;
}
