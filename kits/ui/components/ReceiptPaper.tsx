import "./ReceiptPaper.css";
import type { ReactNode } from "react";
import { classes } from "./classes.ts";

/** Paper from the printer: torn at both ends, set in a fixed width; it stays paper in the dark. */
export function ReceiptPaper({
  label,
  serial,
  children,
  isFresh = false,
}: {
  label: string;
  /** The stamped number, in red. */
  serial?: string;
  children: ReactNode;
  /** Just printed: it slides out once. */
  isFresh?: boolean;
}) {
  return (
    <section className={classes("cf-receipt-shadow", isFresh && "cf-receipt-fresh")} aria-label={label}>
      <div className="cf-receipt">
        {serial !== undefined && <p className="cf-receipt-serial">{serial}</p>}
        {children}
      </div>
    </section>
  );
}

/** One row of a receipt: words at the start, an amount at the end. */
export function ReceiptRow({
  words,
  amount,
  kind = "plain",
}: {
  words: ReactNode;
  amount?: string;
  kind?: "plain" | "soft" | "total";
}) {
  return (
    <div className={`cf-receipt-row cf-receipt-${kind}`}>
      <span>{words}</span>
      {amount !== undefined && <span className="cf-figures">{amount}</span>}
    </div>
  );
}

/** The dashed line between two parts of a receipt. */
export const ReceiptRule = () => <hr className="cf-receipt-rule" />;
