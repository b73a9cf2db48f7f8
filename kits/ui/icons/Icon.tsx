import "./Icon.css";
import { iconPaths, mirrored, type IconName } from "./paths.ts";

/** A drawn sign beside a word. It says nothing to a screen reader: the word beside it, or the key's label, does. */
export function Icon({ name, size = 24 }: { name: IconName; size?: number }) {
  return (
    <svg
      className={mirrored.has(name) ? "cf-icon cf-icon-mirrored" : "cf-icon"}
      viewBox="0 0 24 24"
      width={size}
      height={size}
      aria-hidden="true"
      focusable="false"
    >
      <path d={iconPaths[name]} />
    </svg>
  );
}
