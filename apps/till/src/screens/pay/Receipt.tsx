import { partsOf, ENGLISH } from "@counterfoil/receipts/rules";
import type { ReceiptDocument } from "@counterfoil/receipts/contract";
import { ReceiptPaper, ReceiptRow, ReceiptRule } from "@counterfoil/ui";
import "./Receipt.css";
import { useSeat, useWords } from "../../desk.tsx";

/** A receipt on the screen: the same parts, in the same words, as the printer sets. */
export function Receipt({ document, isFresh = false }: { document: ReceiptDocument; isFresh?: boolean }) {
  const words = useWords().receipt;
  const { locale } = useSeat();
  const parts = partsOf(document, { ...ENGLISH, locale });
  const number = document.legal_number ?? document.call_number;
  return (
    <ReceiptPaper label={words.label(number)} serial={words.number(number)} isFresh={isFresh}>
      <header className="t-receipt-head">
        <strong>{parts.business.name}</strong>
        {parts.business.address_lines.map((line) => (
          <span key={line}>{line}</span>
        ))}
        <strong>{parts.title}</strong>
        {parts.marks.map((mark) => (
          <strong key={mark}>{mark}</strong>
        ))}
      </header>
      {parts.facts.map((fact) => (
        <ReceiptRow key={fact} words={fact} kind="soft" />
      ))}
      <ReceiptRule />
      {parts.goods.map(({ name, amount, details, discounts }, index) => (
        // Two lines of a receipt may say the same; their place is all that tells them apart.
        <div key={`${index} ${name}`} className="t-receipt-goods">
          <ReceiptRow words={name} amount={amount} />
          {details.map((detail) => (
            <ReceiptRow key={detail} words={detail} kind="soft" />
          ))}
          {discounts.map((discount) => (
            <ReceiptRow key={discount.name} words={discount.name} amount={discount.amount} kind="soft" />
          ))}
        </div>
      ))}
      <ReceiptRule />
      {parts.sums.map(({ name, amount }) => (
        <ReceiptRow key={name} words={name} amount={amount} kind="soft" />
      ))}
      <ReceiptRow words={parts.total.name} amount={parts.total.amount} kind="total" />
      {parts.after.map(({ name, amount }, index) => (
        <ReceiptRow key={`${index} ${name}`} words={name} amount={amount} />
      ))}
      {parts.contained.length > 0 && <ReceiptRule />}
      {parts.contained.map(({ name, amount }) => (
        <ReceiptRow key={name} words={name} amount={amount} kind="soft" />
      ))}
      {parts.business.footer !== undefined && <p className="t-receipt-foot">{parts.business.footer}</p>}
    </ReceiptPaper>
  );
}
