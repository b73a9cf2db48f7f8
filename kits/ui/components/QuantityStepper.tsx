import "./QuantityStepper.css";
import { Group } from "react-aria-components";
import { IconButton } from "./IconButton.tsx";
import { useUiWords } from "./words.tsx";

/** How many: less, the number, more. */
export function QuantityStepper({
  label,
  value,
  shown = String(value),
  least = 1,
  most = 999,
  onChange,
}: {
  label: string;
  value: number;
  /** The number as the user's language writes it. */
  shown?: string;
  least?: number;
  most?: number;
  onChange: (value: number) => void;
}) {
  const words = useUiWords();
  return (
    <Group className="cf-stepper" aria-label={label}>
      <IconButton
        icon="minus"
        kind="quiet"
        label={words.fewer}
        isDisabled={value <= least}
        onPress={() => onChange(Math.max(least, value - 1))}
      />
      <output className="cf-stepper-value cf-figures">{shown}</output>
      <IconButton
        icon="plus"
        kind="quiet"
        label={words.more}
        isDisabled={value >= most}
        onPress={() => onChange(Math.min(most, value + 1))}
      />
    </Group>
  );
}
