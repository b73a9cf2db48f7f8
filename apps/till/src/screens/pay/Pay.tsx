import "./Pay.css";
import { Button, Card, IconButton, Kbd } from "@counterfoil/ui";
import { useState } from "react";
import { useDesk, useMoney, useSeat, useTillData, useUi, useWords } from "../../desk.tsx";
import { shortcuts } from "../../keys/shortcuts.ts";
import { Because } from "../../parts/Because.tsx";
import { leftToPay, standing } from "../../state/pay.ts";
import { taxProfile } from "../../state/price-cart.ts";
import { stopPaying } from "../../state/ui.ts";
import { pay } from "../../deeds/sale.ts";
import { usePriced } from "../sell/use-priced.ts";
import { PayCash } from "./PayCash.tsx";
import { SplitKeys } from "./SplitKeys.tsx";

/** How it is paid. What is left stands largest; each payment that is taken shortens it until nothing is left. */
export function Pay() {
  const desk = useDesk();
  const words = useWords();
  const cart = useUi((ui) => ui.cart);
  const { location } = useSeat();
  const priced = usePriced(cart);
  const money = useMoney();
  const taken = standing(cart.held);
  const left = priced === null ? 0 : leftToPay(cart.held, priced);
  return (
    <section className="t-pay" aria-label={words.pay.title}>
      <header className="t-pay-head">
        <IconButton icon="back" label={words.app.back} onPress={() => desk.ui.update(stopPaying)} />
        <h1>{words.pay.title}</h1>
        <Kbd keys="Esc" />
      </header>
      {/* Whatever was typed for one payment is over when the payment is taken. */}
      <PayPart
        key={taken.length}
        left={left}
        profile={taxProfile(cart, location)}
        label={taken.length === 0 ? words.pay.to_pay : words.pay.left}
      >
        {taken.length > 0 && (
          <Card title={words.pay.taken}>
            <ul className="t-pay-taken">
              {taken.map((payment) => (
                <li key={payment.id}>
                  <span>{payment.external_type ?? words.pay.tenders[payment.tender]}</span>
                  <span className="cf-figures">{money(payment.amount)}</span>
                </li>
              ))}
            </ul>
          </Card>
        )}
      </PayPart>
    </section>
  );
}

function PayPart({
  left,
  profile,
  label,
  children,
}: {
  left: number;
  profile: ReturnType<typeof taxProfile>;
  label: string;
  children: React.ReactNode;
}) {
  const desk = useDesk();
  const words = useWords().pay;
  const money = useMoney();
  const isBusy = useUi((ui) => ui.is_busy);
  const { line } = useTillData();
  const [part, setPart] = useState<number | null>(null);
  const amount = part ?? left;
  return (
    <div className="t-pay-zones">
      <div className="t-pay-due">
        <div>
          <p className="t-pay-label">{part === null ? label : words.this_part}</p>
          <p className="t-pay-figure cf-figures">{money(amount)}</p>
          {part !== null && (
            <p className="t-pay-label">
              {words.left} {money(left)}
            </p>
          )}
        </div>
        <SplitKeys left={left} part={part} onPart={setPart} />
        {children}
      </div>
      <PayCash key={amount} left={left} amount={amount} profile={profile} keys={shortcuts.cash_exact} />
      <div className="t-pay-external">
        <Card title={words.external}>
          <p className="t-pay-words">{words.external_words}</p>
          <Button
            icon="card"
            size="large"
            wide
            isDisabled={isBusy}
            onPress={() => void pay(desk, { tender: "external", amount, external_type: words.external })}
          >
            {words.external_record}
          </Button>
          {line.state === "offline" && <Because>{words.external_offline}</Because>}
        </Card>
      </div>
    </div>
  );
}
