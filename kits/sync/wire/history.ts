/** One version of the wire: what its shapes come to, and what it brought. */
export interface WireRelease {
  readonly version: number;
  /** SHA-256 over the canonical JSON of every shape; pin.test.ts says what it is. */
  readonly hash: string;
  readonly brought: string;
}

/** Every version there has been, newest last. A line is never changed: devices in the field speak it. */
export const history: readonly WireRelease[] = [
  {
    version: 1,
    hash: "b0bc2eae08cac02276f15112838a1f48987b0982a50c891b81d53168b3948b6b",
    brought: "Enrol, push, pull, snapshot, and the hints of the realtime channel.",
  },
];
