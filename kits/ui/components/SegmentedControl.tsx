import "./SegmentedControl.css";
import { ChoiceStrip, type Choice } from "./ChoiceStrip.tsx";

/** One of two to five, side by side: order type, percent or amount, today or yesterday. */
export function SegmentedControl<Id extends string>(props: {
  label: string;
  choices: readonly Choice<Id>[];
  value: Id;
  onChange: (id: Id) => void;
}) {
  return <ChoiceStrip {...props} className="cf-segments" />;
}
