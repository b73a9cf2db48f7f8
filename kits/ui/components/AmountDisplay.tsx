import "./AmountDisplay.css";

/** The number being typed on the keypad, large. `tone` canary while nothing is typed yet and the amount is offered. */
export function AmountDisplay({
  label,
  amount,
  note,
  isOffered = false,
}: {
  label: string;
  amount: string;
  note?: string;
  isOffered?: boolean;
}) {
  return (
    <div className="cf-amount">
      <span className="cf-amount-label">{label}</span>
      <output
        className={
          isOffered ? "cf-amount-figure cf-amount-offered cf-figures" : "cf-amount-figure cf-figures"
        }
      >
        {amount}
      </output>
      {note !== undefined && <span className="cf-amount-note">{note}</span>}
    </div>
  );
}
