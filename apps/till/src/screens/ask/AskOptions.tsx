import "./Ask.css";
import type { Choice, Offer } from "@counterfoil/catalog/rules";
import { newId } from "@counterfoil/ids";
import {
  AmountDisplay,
  Dialog,
  Keypad,
  OptionGroup,
  PayKey,
  QuantityStepper,
  TextField,
} from "@counterfoil/ui";
import { useState } from "react";
import { addToCart, captured } from "../../deeds/choose.ts";
import { useDesk, useFormat, useMoney, useSeat, useTillData, useUi, useWords } from "../../desk.tsx";
import { useTyped } from "../../keys/use-typed.ts";
import { changeLine, emptyCart, type CartLine } from "../../state/cart.ts";
import { isOfferSoldOut, menuOf, type Menu } from "../../state/menu.ts";
import { priceCart } from "../../state/price-cart.ts";
import { changeCart, type Asking } from "../../state/ui.ts";
import type { Catalog } from "../../api/catalog.ts";

type About = Extract<Asking, { kind: "options" | "line" }>;

/** Which one, and how: asked before a product is sold that cannot be sold plain, and again when its line is changed. */
export function AskOptions({ about, onClose }: { about: About; onClose: () => void }) {
  const { catalog } = useTillData();
  const cart = useUi((ui) => ui.cart);
  if (catalog.state !== "ready") return null;
  const menu = menuOf(catalog.value);
  const line = about.kind === "line" ? cart.lines.find(({ uid }) => uid === about.uid) : undefined;
  const item_id = about.kind === "options" ? about.item_id : line?.item_id;
  const offers = menu.items.find(({ item }) => item.id === item_id)?.offers ?? [];
  const variation_id = about.kind === "options" ? about.variation_id : line?.variation_id;
  const offer = offers.find(({ variation }) => variation.id === variation_id);
  if (line === undefined && about.kind === "line") return null;
  return (
    <Options
      menu={menu}
      catalog={catalog.value}
      offers={offers}
      start={offer ?? null}
      line={line ?? null}
      onClose={onClose}
    />
  );
}

function Options({
  menu,
  catalog,
  offers,
  start,
  line,
  onClose,
}: {
  menu: Menu;
  catalog: Catalog;
  offers: readonly Offer[];
  start: Offer | null;
  /** The line that is changed; null when a new one is made. */
  line: CartLine | null;
  onClose: () => void;
}) {
  const desk = useDesk();
  const words = useWords().sell;
  const money = useMoney();
  const { count } = useFormat();
  const { location } = useSeat();
  const [offer, setOffer] = useState<Offer | null>(
    start ?? (offers.length === 1 ? (offers[0] ?? null) : null),
  );
  const [chosen, setChosen] = useState<readonly string[]>(
    () => line?.modifiers?.map(({ uid }) => uid) ?? defaultsOf(offer),
  );
  const [quantity, setQuantity] = useState(line?.quantity ?? 1);
  const [note, setNote] = useState(line?.note ?? "");
  const isOpenPrice = offer !== null && offer.variation.price === null;
  const [price, typePrice] = useTyped(line?.unit_price ?? 0);
  const choices = (offer?.choices ?? []).filter(({ hidden }) => !hidden);

  const made =
    offer === null
      ? null
      : captured(desk, menu, {
          uid: line?.uid ?? newId(),
          variation_id: offer.variation.id,
          quantity,
          modifiers: modifiersOf(offer, chosen),
          ...(isOpenPrice && price > 0 ? { unit_price: price } : {}),
          ...(note === "" ? {} : { note }),
        });
  const sum = made?.ok ? priceCart({ ...emptyCart("-"), lines: [made.value] }, location) : null;
  const unanswered = choices.find(
    ({ min, modifiers }) => modifiers.filter(({ id }) => chosen.includes(id)).length < min,
  );
  const missing =
    offer === null
      ? words.options.which
      : unanswered !== undefined
        ? words.options.missing(unanswered.name)
        : made?.ok === false
          ? made.refusal.message
          : null;

  const finish = () => {
    if (made === null || !made.ok) return;
    const { value } = made;
    onClose();
    if (line === null) addToCart(desk, value);
    else
      desk.ui.update(
        changeCart((cart) =>
          changeLine(cart, line.uid, {
            ...value,
            note: value.note ?? "",
            taxes: line.taxes ?? value.taxes ?? [],
          }),
        ),
      );
  };

  return (
    <Dialog
      title={offers[0]?.item.name ?? line?.name ?? ""}
      size="large"
      isOpen
      onClose={onClose}
      footer={
        <div className="t-ask-foot">
          <QuantityStepper
            label={words.options.quantity}
            value={quantity}
            shown={count(quantity)}
            onChange={setQuantity}
          />
          <PayKey
            label={missing ?? (line === null ? words.options.add : words.options.save)}
            {...(sum?.ok ? { amount: money(sum.value.gross) } : {})}
            isDisabled={missing !== null}
            onPress={finish}
          />
        </div>
      }
    >
      <div className="t-ask">
        {offers.length > 1 && (
          <OptionGroup
            name={words.options.which}
            hint={words.options.choose(1, 1)}
            least={1}
            most={1}
            chosen={offer === null ? [] : [offer.variation.id]}
            options={offers.map((other) => ({
              id: other.variation.id,
              name: other.variation.name,
              price: other.variation.price === null ? words.open_price : money(other.variation.price),
              isSoldOut: isOfferSoldOut(catalog, other),
            }))}
            onChange={([id]) => {
              const next = offers.find(({ variation }) => variation.id === id) ?? null;
              if (offer === null) setChosen(defaultsOf(next));
              setOffer(next);
            }}
          />
        )}
        {isOpenPrice && (
          <div className="t-ask-pad">
            <AmountDisplay label={words.options.price} amount={money(price)} isOffered={price === 0} />
            <Keypad label={words.options.price} onKey={typePrice} />
          </div>
        )}
        {choices.map((choice) => (
          <ChoiceGroup key={choice.list_id} choice={choice} chosen={chosen} onChange={setChosen} />
        ))}
        <TextField
          label={words.options.note}
          help={words.options.note_help}
          value={note}
          onChange={setNote}
          maxLength={1000}
        />
      </div>
    </Dialog>
  );
}

function ChoiceGroup({
  choice,
  chosen,
  onChange,
}: {
  choice: Choice;
  chosen: readonly string[];
  onChange: (chosen: readonly string[]) => void;
}) {
  const words = useWords().sell.options;
  const money = useMoney();
  const own = choice.modifiers.map(({ id }) => id);
  const most = choice.max ?? choice.modifiers.length;
  return (
    <OptionGroup
      name={choice.name}
      hint={words.choose(choice.min, choice.max ?? 0)}
      least={choice.min}
      most={most}
      chosen={chosen.filter((id) => own.includes(id))}
      options={choice.modifiers.map(({ id, name, price, available }) => ({
        id,
        name,
        ...(price === 0 ? {} : { price: words.plus(money(price)) }),
        isSoldOut: !available,
      }))}
      onChange={(ids) => onChange([...chosen.filter((id) => !own.includes(id)), ...ids])}
    />
  );
}

/** What the item comes with, where it can be had. */
const defaultsOf = (offer: Offer | null): string[] =>
  (offer?.choices ?? []).flatMap(({ modifiers, defaults }) =>
    modifiers.filter(({ id, available }) => available && defaults.has(id)).map(({ id }) => id),
  );

/** Those of another size are forgotten when the size is changed to one that does not have them. */
const modifiersOf = (offer: Offer, chosen: readonly string[]) =>
  chosen.filter((id) => offer.modifiers.has(id)).map((modifier_id) => ({ modifier_id }));
