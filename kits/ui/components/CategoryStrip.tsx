import "./CategoryStrip.css";
import { ChoiceStrip, type Choice } from "./ChoiceStrip.tsx";

/** The categories of a menu as index tabs, each on its own paper; scrolls sideways when there are many. */
export function CategoryStrip<Id extends string>(props: {
  label: string;
  choices: readonly Choice<Id>[];
  value: Id;
  onChange: (id: Id) => void;
}) {
  return (
    <ChoiceStrip
      {...props}
      className="cf-categories"
      decorate={({ copy = "white" }) => (
        <span
          className="cf-categories-paper"
          style={{ background: `var(--cf-copy-${copy})` }}
          aria-hidden="true"
        />
      )}
    />
  );
}
