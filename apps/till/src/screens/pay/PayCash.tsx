import type { TaxProfile } from "@counterfoil/orders/contract";
import { AmountDisplay, Button, Keypad, PayKey } from "@counterfoil/ui";
import { pay } from "../../deeds/sale.ts";
import { useDesk, useMoney, useNotes, useSeat, useUi, useWords } from "../../desk.tsx";
import { useEnter } from "../../keys/use-enter.ts";
import { useTyped } from "../../keys/use-typed.ts";
import { coins, quickNotes } from "../../state/cash.ts";
import { previewCash } from "../../state/pay.ts";

/** Cash: exactly, with the note that the guest is likely to give, or typed. The change is shown before it is taken. */
export function PayCash({
  left,
  amount,
  profile,
  keys,
}: {
  left: number;
  amount: number;
  profile: TaxProfile;
  keys: string;
}) {
  const desk = useDesk();
  const words = useWords().pay;
  const money = useMoney();
  const notes = useNotes();
  const { location } = useSeat();
  const isBusy = useUi((ui) => ui.is_busy);
  const [typed, type] = useTyped(0);
  const asked = coins(amount, profile);
  const tendered = typed === 0 ? asked : typed;
  const preview = previewCash(profile, left, amount, tendered);
  const note = preview.ok
    ? `${words.change} ${money(preview.value.change ?? 0)}`
    : words.missing(money(Math.max(0, asked - tendered)));

  const take = (given: number) => void pay(desk, { tender: "cash", amount, tendered: given });
  useEnter(() => {
    if (preview.ok) take(tendered);
  });

  return (
    <section className="t-pay-cash" aria-label={words.cash}>
      <div className="t-pay-notes">
        <Button kind="canary" size="large" keys={keys} isDisabled={isBusy} onPress={() => take(asked)}>
          {`${words.exact} ${money(asked)}`}
        </Button>
        {quickNotes(asked, location.currency).map((sum) => (
          <Button key={sum} size="large" isDisabled={isBusy} onPress={() => take(sum)}>
            {notes(sum)}
          </Button>
        ))}
      </div>
      <AmountDisplay label={words.received} amount={money(tendered)} note={note} isOffered={typed === 0} />
      <Keypad label={words.received} onKey={type} />
      <PayKey
        label={words.take_cash}
        amount={money(tendered)}
        keys="Enter"
        isDisabled={!preview.ok}
        isPending={isBusy}
        onPress={() => take(tendered)}
      />
    </section>
  );
}
