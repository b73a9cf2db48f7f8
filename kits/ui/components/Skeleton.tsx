import "./Skeleton.css";

/** The shape of what is coming, in grey: same size, so that nothing jumps when it arrives. */
export function Skeleton({ kind, count = 1 }: { kind: "tile" | "line" | "card" | "bar"; count?: number }) {
  return (
    <>
      {Array.from({ length: count }, (_, index) => (
        <span key={index} className={`cf-skeleton cf-skeleton-${kind}`} aria-hidden="true" />
      ))}
    </>
  );
}
