import "./Badge.css";
import type { ReactNode } from "react";

export type Tone = "plain" | "go" | "canary" | "red" | "info";

/** A word or a count that qualifies what it stands beside. */
export function Badge({ tone = "plain", children }: { tone?: Tone; children: ReactNode }) {
  return <span className={`cf-badge cf-badge-${tone}`}>{children}</span>;
}
