import "./Progress.css";
import { Label, ProgressBar } from "react-aria-components";

/** How far something has come; without `value` it only says that it goes on. */
export function Progress({ label, value, shown }: { label: string; value?: number; shown?: string }) {
  return (
    <ProgressBar
      className="cf-progress"
      {...(value === undefined ? { isIndeterminate: true } : { value })}
      {...(shown === undefined ? {} : { valueLabel: shown })}
    >
      {({ percentage, valueText, isIndeterminate }) => (
        <>
          <Label className="cf-progress-label">{label}</Label>
          {!isIndeterminate && <span className="cf-progress-value cf-figures">{valueText}</span>}
          <span className="cf-progress-track">
            <span
              className={isIndeterminate ? "cf-progress-fill cf-progress-going" : "cf-progress-fill"}
              style={isIndeterminate ? {} : { inlineSize: `${percentage}%` }}
            />
          </span>
        </>
      )}
    </ProgressBar>
  );
}
