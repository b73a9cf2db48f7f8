import "./Button.css";
import type { ReactNode } from "react";
import { Button as Press, type PressEvent } from "react-aria-components";
import { Icon } from "../icons/Icon.tsx";
import type { IconName } from "../icons/paths.ts";
import { classes } from "./classes.ts";
import { Kbd } from "./Kbd.tsx";

export type ButtonKind = "primary" | "quiet" | "plain" | "danger" | "canary";

export type ButtonProps = {
  children: ReactNode;
  kind?: ButtonKind;
  size?: "medium" | "large";
  icon?: IconName;
  /** The shortcut that works this key, shown on it: "F9". */
  keys?: string;
  wide?: boolean;
  isDisabled?: boolean;
  isPending?: boolean;
  autoFocus?: boolean;
  type?: "button" | "submit";
  label?: string;
  onPress?: (event: PressEvent) => void;
};

const nothing = () => undefined;

/** A key with words on it. One `primary` per screen; `plain` for what is rarely wanted. */
export function Button({
  children,
  kind = "quiet",
  size = "medium",
  icon,
  keys,
  wide = false,
  isDisabled = false,
  isPending = false,
  autoFocus = false,
  type = "button",
  label,
  onPress = nothing,
}: ButtonProps) {
  return (
    <Press
      className={classes("cf-button", `cf-button-${kind}`, `cf-button-${size}`, wide && "cf-button-wide")}
      isDisabled={isDisabled}
      isPending={isPending}
      autoFocus={autoFocus}
      type={type}
      {...(label === undefined ? {} : { "aria-label": label })}
      {...(keys === undefined ? {} : { "aria-keyshortcuts": keys })}
      onPress={onPress}
    >
      {isPending ? (
        <span className="cf-button-spinner" aria-hidden="true" />
      ) : (
        icon && <Icon name={icon} size={20} />
      )}
      <span className="cf-button-label">{children}</span>
      {keys !== undefined && <Kbd keys={keys} />}
    </Press>
  );
}
