import "./CartLine.css";
import { Button as Press } from "react-aria-components";
import { classes } from "./classes.ts";

/**
 * One line of the cart: quantity, name and amount, with what was chosen under it. The whole line is one key that opens
 * its options. A voided line stays, struck through, because nothing vanishes from a ticket.
 */
export function CartLine({
  quantity,
  name,
  amount,
  details = [],
  note,
  discount,
  isSelected = false,
  isVoided = false,
  isNew = false,
  onPress,
}: {
  quantity: string;
  name: string;
  amount: string;
  details?: readonly string[];
  note?: string;
  discount?: string;
  isSelected?: boolean;
  isVoided?: boolean;
  /** Just added: it flashes once in canary. */
  isNew?: boolean;
  onPress: () => void;
}) {
  return (
    <Press
      className={classes(
        "cf-line",
        isSelected && "cf-line-selected",
        isVoided && "cf-line-voided",
        isNew && "cf-line-new",
      )}
      aria-pressed={isSelected}
      onPress={onPress}
    >
      <span className="cf-line-quantity cf-figures">{quantity}</span>
      <span className="cf-line-words">
        <span className="cf-line-name">{name}</span>
        {details.length > 0 && <span className="cf-line-detail">{details.join(" · ")}</span>}
        {note !== undefined && <span className="cf-line-note">“{note}”</span>}
        {discount !== undefined && <span className="cf-line-discount">{discount}</span>}
      </span>
      <span className="cf-line-amount cf-figures">{amount}</span>
    </Press>
  );
}
