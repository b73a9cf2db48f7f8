import "./StatusDot.css";
import { classes } from "./classes.ts";

export type Link = "online" | "slow" | "offline";

/**
 * The line to the server, always in sight: a dot whose shape differs as well as its colour, and the number of sales
 * that are not there yet. `text` is the whole sentence, for who hears the screen and on hover.
 */
export function StatusDot({ link, unsent = 0, text }: { link: Link; unsent?: number; text: string }) {
  return (
    <span className={classes("cf-status", `cf-status-${link}`)} role="status" title={text}>
      <span className="cf-status-dot" aria-hidden="true" />
      {unsent > 0 && (
        <span className="cf-status-count cf-figures" aria-hidden="true">
          {unsent}
        </span>
      )}
      <span className="cf-visually-hidden">{text}</span>
    </span>
  );
}
