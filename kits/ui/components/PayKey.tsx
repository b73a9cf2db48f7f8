import "./PayKey.css";
import { Button as Press } from "react-aria-components";
import { Icon } from "../icons/Icon.tsx";
import type { IconName } from "../icons/paths.ts";
import { classes } from "./classes.ts";
import { Kbd } from "./Kbd.tsx";

/**
 * The ticket: the one key that takes money. The word stands on the ticket, the amount on the stub behind the
 * perforation; both are one key. The punched shape lies in a layer of its own so that the focus ring is not cut.
 */
export function PayKey({
  label,
  amount,
  icon,
  keys,
  kind = "go",
  isDisabled = false,
  isPending = false,
  onPress,
}: {
  label: string;
  amount?: string;
  icon?: IconName;
  keys?: string;
  kind?: "go" | "canary";
  isDisabled?: boolean;
  isPending?: boolean;
  onPress: () => void;
}) {
  return (
    <Press
      className={classes("cf-pay", `cf-pay-${kind}`, amount !== undefined && "cf-pay-stubbed")}
      isDisabled={isDisabled}
      isPending={isPending}
      {...(keys === undefined ? {} : { "aria-keyshortcuts": keys })}
      onPress={onPress}
    >
      <span className="cf-pay-body">
        {icon && <Icon name={icon} size={22} />}
        <span className="cf-pay-label">{label}</span>
        {keys !== undefined && <Kbd keys={keys} />}
      </span>
      {amount !== undefined && <span className="cf-pay-stub cf-figures">{amount}</span>}
    </Press>
  );
}
