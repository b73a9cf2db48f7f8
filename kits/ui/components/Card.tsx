import "./Card.css";
import type { ReactNode } from "react";
import { classes } from "./classes.ts";

/** A sheet of paper that holds things that belong together. `stub` is the part below the perforation. */
export function Card({
  title,
  children,
  stub,
  action,
}: {
  title?: string;
  children: ReactNode;
  stub?: ReactNode;
  action?: ReactNode;
}) {
  return (
    <section className={classes("cf-card", stub !== undefined && "cf-card-stubbed")}>
      <div className="cf-card-body">
        {title !== undefined && (
          <header className="cf-card-head">
            <h2 className="cf-card-title">{title}</h2>
            {action}
          </header>
        )}
        {children}
      </div>
      {stub !== undefined && <div className="cf-card-stub">{stub}</div>}
    </section>
  );
}
