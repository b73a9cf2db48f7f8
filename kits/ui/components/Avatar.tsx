import "./Avatar.css";
import { initials, type Copy } from "./Tile.tsx";

/** A person as initials on coloured paper. */
export function Avatar({
  name,
  copy = "mint",
  size = "medium",
}: {
  name: string;
  copy?: Copy;
  size?: "small" | "medium" | "large";
}) {
  return (
    <span
      className={`cf-avatar cf-avatar-${size}`}
      style={{ background: `var(--cf-copy-${copy})` }}
      aria-hidden="true"
    >
      {initials(name)}
    </span>
  );
}
