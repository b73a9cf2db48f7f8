import "./TotalRow.css";
import { classes } from "./classes.ts";

/** One row of a sum: its name and its amount. `total` is the largest type on the ticket. */
export function TotalRow({
  name,
  amount,
  kind = "part",
}: {
  name: string;
  amount: string;
  kind?: "part" | "minus" | "total";
}) {
  return (
    <div className={classes("cf-total", `cf-total-${kind}`)}>
      <dt>{name}</dt>
      <dd className="cf-figures">{amount}</dd>
    </div>
  );
}

/** The rows of a sum belong in one list. */
export function Totals({ children }: { children: React.ReactNode }) {
  return <dl className="cf-totals">{children}</dl>;
}
