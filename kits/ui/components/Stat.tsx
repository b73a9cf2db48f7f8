import "./Stat.css";
import type { ReactNode } from "react";

/** One figure of a report, and what it is. */
export function Stat({ name, value, note }: { name: string; value: string; note?: ReactNode }) {
  return (
    <div className="cf-stat">
      <span className="cf-stat-name">{name}</span>
      <span className="cf-stat-value cf-figures">{value}</span>
      {note !== undefined && <span className="cf-stat-note">{note}</span>}
    </div>
  );
}
