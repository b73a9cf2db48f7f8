import "./History.css";
import type { OrderState } from "@counterfoil/orders/contract";
import { Button, EmptyState, SearchField, Skeleton } from "@counterfoil/ui";
import { useDeferredValue, useState } from "react";
import type { OrderPage } from "../../api/till.ts";
import { tell } from "../../deeds/answer.ts";
import { useDesk, useWords } from "../../desk.tsx";
import { Failed } from "../../parts/Failed.tsx";
import { useAsked } from "../../parts/use-asked.ts";
import { ScreenHead } from "../ScreenHead.tsx";
import { Sale } from "./Sale.tsx";
import { SaleKey } from "./SaleKey.tsx";

/** Past sales: the list on one side, the receipt on the other. */
export function History() {
  const desk = useDesk();
  const words = useWords();
  const [search, setSearch] = useState("");
  const text = useDeferredValue(search.trim());
  const [page, again] = useAsked(text, () => desk.till.actions.find_orders({ text, cursor: null }));
  const [chosen, setChosen] = useState<OrderState | null>(null);
  return (
    <main className="t-screen">
      <ScreenHead title={words.app.screens.history} />
      <div className={chosen === null ? "t-history" : "t-history t-history-chosen"}>
        <section className="t-history-list" aria-label={words.history.list}>
          <SearchField label={words.history.search} value={search} onChange={setSearch} />
          {page.state === "loading" && <Skeleton kind="bar" count={6} />}
          {page.state === "failed" && (
            <Failed title={words.history.failed} message={page.message} onAgain={again} />
          )}
          {page.state === "ready" && (
            <Pages key={text} text={text} first={page.value} chosen={chosen} onChoose={setChosen} />
          )}
        </section>
        <section className="t-history-sale">
          {chosen === null ? (
            <EmptyState picture="parcel" title={words.history.choose}>
              {words.history.choose_words}
            </EmptyState>
          ) : (
            <Sale key={chosen.id} order={chosen} onChange={setChosen} onBack={() => setChosen(null)} />
          )}
        </section>
      </div>
    </main>
  );
}

/** The list grows page by page; a sale that was changed meanwhile is shown as it is now. */
function Pages({
  text,
  first,
  chosen,
  onChoose,
}: {
  text: string;
  first: OrderPage;
  chosen: OrderState | null;
  onChoose: (order: OrderState) => void;
}) {
  const desk = useDesk();
  const words = useWords();
  const [more, setMore] = useState<OrderPage>({ orders: [], cursor: first.cursor });
  const orders = [...first.orders, ...more.orders].map((order) => (order.id === chosen?.id ? chosen : order));

  const readOn = async () => {
    const answer = await desk.till.actions.find_orders({ text, cursor: more.cursor });
    if (!answer.ok) return tell(desk, answer.refusal);
    setMore((before) => ({
      orders: [...before.orders, ...answer.value.orders],
      cursor: answer.value.cursor,
    }));
  };

  if (orders.length === 0) {
    return text === "" ? (
      <EmptyState picture="plate" title={words.history.none}>
        {words.history.none_words}
      </EmptyState>
    ) : (
      <EmptyState picture="parcel" title={words.history.nothing_found} />
    );
  }
  return (
    <ul className="t-history-sales">
      {orders.map((order) => (
        <li key={order.id}>
          <SaleKey order={order} isChosen={order.id === chosen?.id} onPress={() => onChoose(order)} />
        </li>
      ))}
      {more.cursor !== null && (
        <li>
          <Button wide onPress={() => void readOn()}>
            {words.app.more}
          </Button>
        </li>
      )}
    </ul>
  );
}
