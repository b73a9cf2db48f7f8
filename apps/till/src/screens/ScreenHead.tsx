import "./ScreenHead.css";
import type { ReactNode } from "react";

/** The name of a screen and what can be done on it as a whole. */
export function ScreenHead({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <header className="t-screen-head">
      <h1>{title}</h1>
      {children}
    </header>
  );
}
