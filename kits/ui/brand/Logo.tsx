import "./Logo.css";

/**
 * The mark: a ticket with its punched notches. The narrow half is the counterfoil, in canary; the wide half goes.
 * The notches are part of the outline, so it reads at 16 px and in one colour.
 */
export function Mark({ size = 32 }: { size?: number }) {
  return (
    <svg
      className="cf-mark"
      viewBox="0 0 32 32"
      width={size}
      height={size}
      aria-hidden="true"
      focusable="false"
    >
      <path className="cf-mark-stub" d={stub} />
      <path className="cf-mark-ticket" d={ticket} />
    </svg>
  );
}

/** The name in its own monoline letters, torn between the two words it is made of. */
export function Wordmark({ height = 24 }: { height?: number }) {
  return (
    <svg
      className="cf-wordmark"
      viewBox="-2 -1 166 32"
      width={(height * 166) / 32}
      height={height}
      role="img"
      aria-label="Counterfoil"
    >
      <path className="cf-wordmark-letters" d={letters} />
      <path className="cf-wordmark-tear" d="M117.5 1.5v28" />
    </svg>
  );
}

/** Mark and name side by side, for the first screen and the top of a page. */
export function Logo({ height = 28 }: { height?: number }) {
  return (
    <span className="cf-logo">
      <Mark size={height * 1.25} />
      <Wordmark height={height} />
    </span>
  );
}

const stub = "M6 5H9.5A3 3 0 0 0 11.75 7.9V24.1A3 3 0 0 0 9.5 27H6A3 3 0 0 1 3 24V8A3 3 0 0 1 6 5Z";
const ticket = "M26 5A3 3 0 0 1 29 8V24A3 3 0 0 1 26 27H15.5A3 3 0 0 0 13.25 24.1V7.9A3 3 0 0 0 15.5 5Z";

const letters = [
  "M17.07 6.93A10 10 0 1 0 17.07 21.07", // C
  "M28.5 24a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13Z", // o
  "M40.6 11v7.5a5.5 5.5 0 0 0 11 0V11M51.6 11v13", // u
  "M58.2 24V11M58.2 16.5a5.5 5.5 0 0 1 11 0V24", // n
  "M77.2 5.5v14.5a4 4 0 0 0 4 4h1.2M73.2 11h9", // t
  "M86.7 17.5h13A6.5 6.5 0 1 0 97.5 22.3", // e
  "M105.3 24V11M105.3 16a5 5 0 0 1 6.5-4.8", // r
  "M126.5 24V8.5a4 4 0 0 1 4-4h1.2M123 11h8.5", // f
  "M141.8 24a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13Z", // o
  "M154.2 11v13M154.2 5.5v.01", // i
  "M160.8 4v20", // l
].join("");
