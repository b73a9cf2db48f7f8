import "./IconButton.css";
import { Button as Press } from "react-aria-components";
import { Icon } from "../icons/Icon.tsx";
import type { IconName } from "../icons/paths.ts";
import { classes } from "./classes.ts";

/** A key with only a sign on it; `label` is what it does, for who hears the screen and for the tooltip. */
export function IconButton({
  icon,
  label,
  kind = "plain",
  isDisabled = false,
  onPress,
}: {
  icon: IconName;
  label: string;
  kind?: "plain" | "quiet" | "danger";
  isDisabled?: boolean;
  onPress: () => void;
}) {
  return (
    <Press
      className={classes("cf-icon-button", `cf-icon-button-${kind}`)}
      aria-label={label}
      isDisabled={isDisabled}
      onPress={onPress}
    >
      <Icon name={icon} />
    </Press>
  );
}
