import type { ReactNode } from "react";

/** One part of the gallery. */
export function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="g-section">
      <h2>{title}</h2>
      {children}
    </section>
  );
}

/** A named exhibit within a part. */
export function Exhibit({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="g-stack">
      <h3>{name}</h3>
      {children}
    </div>
  );
}
