import "./Fact.css";
import type { ReactNode } from "react";

/** One line of a list of facts, within `<dl className="t-facts">`. */
export function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="t-fact">
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
