import "./StepMarks.css";
import { Icon } from "../icons/Icon.tsx";
import { classes } from "./classes.ts";

export type StepMark = {
  readonly id: string;
  /** What stands under the mark where there is room: "Server". */
  readonly name: string;
  /** The whole of it, for who hears the screen: "On the server", "Not on the server yet". */
  readonly said: string;
  readonly isDone: boolean;
};

/** How far something has come, step by step: a check in a full circle is done, an empty ring is not. */
export function StepMarks({ steps }: { steps: readonly StepMark[] }) {
  return (
    <span className="cf-steps">
      {steps.map(({ id, name, said, isDone }) => (
        <span key={id} className={classes("cf-step", isDone && "cf-step-done")} title={said}>
          <span className="cf-step-mark" aria-hidden="true">
            {isDone && <Icon name="check" size={14} />}
          </span>
          <span className="cf-step-name" aria-hidden="true">
            {name}
          </span>
          <span className="cf-visually-hidden">{said}</span>
        </span>
      ))}
    </span>
  );
}
