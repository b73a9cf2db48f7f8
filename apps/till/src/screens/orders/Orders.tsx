import "./Orders.css";
import type { OrderState } from "@counterfoil/orders/contract";
import { totals } from "@counterfoil/orders/rules";
import { Badge, Button, EmptyState, Icon, Skeleton } from "@counterfoil/ui";
import { Button as Press } from "react-aria-components";
import { resume } from "../../deeds/sale.ts";
import { useDesk, useFormat, useMoney, useTillData, useUi, useWords } from "../../desk.tsx";
import { Because } from "../../parts/Because.tsx";
import { addQuantities } from "../../state/cart.ts";
import { go } from "../../state/ui.ts";
import { orderTypeIcons } from "../sell/OrderHead.tsx";
import { ScreenHead } from "../ScreenHead.tsx";

/** Orders on hold as tickets on a rail; press one to take it in hand. */
export function Orders() {
  const desk = useDesk();
  const words = useWords();
  return (
    <main className="t-screen">
      <ScreenHead title={words.app.screens.orders}>
        <Button kind="primary" icon="plus" onPress={() => desk.ui.update(go("sell"))}>
          {words.orders.new}
        </Button>
      </ScreenHead>
      <div className="t-screen-body">
        <Others />
        <Tickets />
      </div>
    </main>
  );
}

/** Without the line: how old what other tills have done is. */
function Others() {
  const words = useWords().line;
  const { time } = useFormat();
  const { line } = useTillData();
  if (line.state !== "offline") return null;
  return (
    <div className="t-tickets-others">
      <Because icon="clock">{words.others(time(line.since))}</Because>
    </div>
  );
}

function Tickets() {
  const desk = useDesk();
  const words = useWords();
  const { open_orders } = useTillData();
  switch (open_orders.state) {
    case "loading":
      return (
        <div className="t-tickets" role="status" aria-label={words.app.loading}>
          <Skeleton kind="card" count={6} />
        </div>
      );
    case "failed":
      return (
        <EmptyState
          picture="parcel"
          title={words.orders.failed}
          action={<Button onPress={desk.till.actions.reload}>{words.app.try_again}</Button>}
        >
          {open_orders.message}
        </EmptyState>
      );
    case "ready":
      return open_orders.value.length === 0 ? (
        <EmptyState picture="plate" title={words.orders.none}>
          {words.orders.none_words}
        </EmptyState>
      ) : (
        <div className="t-tickets">
          {open_orders.value.map((order) => (
            <Ticket key={order.id} order={order} />
          ))}
        </div>
      );
  }
}

/** Lines that fit on a ticket; the rest is counted. */
const LINES_SHOWN = 4;

function Ticket({ order }: { order: OrderState }) {
  const desk = useDesk();
  const words = useWords();
  const money = useMoney();
  const { count, time, names } = useFormat();
  const others = useTillData().presence[order.id] ?? [];
  const isInHand = useUi((ui) => ui.cart.order_id === order.id);
  const sums = totals(order);
  const live = order.lines.filter((line) => !line.void);
  const pieces = live.reduce((sum, line) => addQuantities(sum, line.quantity), 0);
  const more = live.length - LINES_SHOWN;
  return (
    <Press className="t-ticket" onPress={() => resume(desk, order)}>
      <span className="t-ticket-head">
        <Icon name={orderTypeIcons[order.type]} size={20} />
        <span className="t-ticket-name">{order.name ?? words.orders.unnamed(order.call_number)}</span>
        <span className="cf-serial">{order.call_number}</span>
      </span>
      <span className="t-ticket-lines">
        {live.slice(0, LINES_SHOWN).map((line) => (
          <span key={line.uid}>
            {words.sell.cart.times(count(line.quantity))} {line.name}
          </span>
        ))}
        {more > 0 && <span>{`+ ${count(more)}`}</span>}
      </span>
      {others.length > 0 && (
        <span className="t-ticket-others">
          <Icon name="user" size={18} />
          {words.orders.adding(names(others), others.length)}
        </span>
      )}
      <hr className="cf-perforation" />
      <span className="t-ticket-foot">
        <span className="t-ticket-since">
          {words.orders.items(pieces, count(pieces))}
          <br />
          {words.orders.since(time(order.opened_at))}
        </span>
        {isInHand && <Badge tone="canary">{words.orders.in_hand}</Badge>}
        {sums.paid > 0 && <Badge tone="go">{`${words.sell.totals.paid} ${money(sums.paid)}`}</Badge>}
        <span className="t-ticket-total cf-figures">{money(sums.balance)}</span>
      </span>
    </Press>
  );
}
