import type { ReactNode } from "react";
import { ToggleButton, ToggleButtonGroup } from "react-aria-components";
import { Icon } from "../icons/Icon.tsx";
import type { IconName } from "../icons/paths.ts";
import type { Copy } from "./Tile.tsx";

export type Choice<Id extends string> = {
  readonly id: Id;
  readonly name: string;
  readonly icon?: IconName;
  readonly copy?: Copy;
  readonly isDisabled?: boolean;
};

/** One of several, all in sight: what the category strip and the segmented control have in common. */
export function ChoiceStrip<Id extends string>({
  className,
  label,
  choices,
  value,
  onChange,
  orientation = "horizontal",
  decorate,
}: {
  className: string;
  label: string;
  choices: readonly Choice<Id>[];
  value: Id;
  onChange: (id: Id) => void;
  orientation?: "horizontal" | "vertical";
  decorate?: (choice: Choice<Id>) => ReactNode;
}) {
  return (
    <ToggleButtonGroup
      className={className}
      aria-label={label}
      orientation={orientation}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[value]}
      onSelectionChange={(keys) => {
        const chosen = choices.find((choice) => keys.has(choice.id));
        if (chosen) onChange(chosen.id);
      }}
    >
      {choices.map((choice) => (
        <ToggleButton
          key={choice.id}
          id={choice.id}
          className={`${className}-choice`}
          isDisabled={choice.isDisabled ?? false}
        >
          {decorate?.(choice)}
          {choice.icon && <Icon name={choice.icon} size={20} />}
          <span>{choice.name}</span>
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
