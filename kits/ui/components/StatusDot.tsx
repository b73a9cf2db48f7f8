import "./StatusDot.css";
import { Button as Press } from "react-aria-components";
import { classes } from "./classes.ts";

export type Link = "online" | "slow" | "offline";

/**
 * The line to the server, always in sight: a dot whose shape differs as well as its colour, and the number of sales
 * that are not there yet. `text` is the whole sentence, for who hears the screen and on hover. With `onPress` it is a
 * key as well, and `label` says what that does.
 */
export function StatusDot({
  link,
  unsent = 0,
  text,
  label = text,
  onPress,
}: {
  link: Link;
  unsent?: number;
  text: string;
  label?: string;
  onPress?: () => void;
}) {
  const shown = <Shown link={link} unsent={unsent} />;
  return (
    <span className="cf-status-place" title={text}>
      {onPress === undefined ? (
        shown
      ) : (
        <Press className="cf-status-key" aria-label={label} onPress={onPress}>
          {shown}
        </Press>
      )}
      {/* Beside the key and not in it: what changes within a key is not read out. */}
      <span className="cf-visually-hidden" role="status">
        {text}
      </span>
    </span>
  );
}

function Shown({ link, unsent }: { link: Link; unsent: number }) {
  return (
    <span className={classes("cf-status", `cf-status-${link}`)} aria-hidden="true">
      <span className="cf-status-dot" />
      {unsent > 0 && <span className="cf-status-count cf-figures">{unsent}</span>}
    </span>
  );
}
