import { useState } from "react";
import { AmountDisplay, Keypad, OptionGroup, QuantityStepper, TextField, typeDigit } from "../../index.ts";
import { Exhibit, Section } from "./Section.tsx";

const dollars = (cents: number) =>
  new Intl.NumberFormat("en", { style: "currency", currency: "USD" }).format(cents / 100);

export function Fields() {
  const [name, setName] = useState("Table 7");
  const [reason, setReason] = useState("");
  const [secret, setSecret] = useState("four words of ours");
  const [note, setNote] = useState("");
  const [cents, setCents] = useState(2000);
  const [quantity, setQuantity] = useState(2);
  const [milk, setMilk] = useState(["oat"]);
  const [size, setSize] = useState<string[]>([]);
  const [extras, setExtras] = useState(["shot"]);
  return (
    <Section title="Fields">
      <div className="g-columns">
        <Exhibit name="Text">
          <TextField
            label="Name of the order"
            value={name}
            onChange={setName}
            help="Shown on the tab and on the ticket."
          />
          <TextField
            label="Reason"
            value={reason}
            onChange={setReason}
            error={reason ? null : "Say why, so that the day can be closed."}
          />
          <TextField label="Passphrase" value={secret} onChange={setSecret} isSecret />
          <TextField
            label="Note to the kitchen"
            value={note}
            onChange={setNote}
            lines
            placeholder="No nuts, cut in half…"
          />
          <QuantityStepper label="Quantity" value={quantity} onChange={setQuantity} />
        </Exhibit>
        <Exhibit name="Amount and keypad">
          <div className="g-pad g-stack">
            <AmountDisplay label="Cash received" amount={dollars(cents)} note="Change $5.35" />
            <Keypad
              label="Cash received"
              onKey={(key) => setCents((before) => typeDigit(before, key, 9_999_999))}
            />
          </div>
        </Exhibit>
        <Exhibit name="Options">
          <OptionGroup
            name="Milk"
            hint="Choose 1"
            least={1}
            most={1}
            chosen={milk}
            onChange={setMilk}
            options={[
              { id: "whole", name: "Whole milk" },
              { id: "oat", name: "Oat", price: "+$0.60" },
              { id: "soy", name: "Soy", price: "+$0.60", isSoldOut: true },
            ]}
          />
          <OptionGroup
            name="Size"
            hint="Choose 1"
            least={1}
            most={1}
            chosen={size}
            onChange={setSize}
            options={[
              { id: "s", name: "Small" },
              { id: "l", name: "Large", price: "+$0.80" },
            ]}
          />
          <OptionGroup
            name="Extras"
            hint="Up to 2"
            least={0}
            most={2}
            chosen={extras}
            onChange={setExtras}
            options={[
              { id: "shot", name: "Extra shot", price: "+$1.00" },
              { id: "syrup", name: "Vanilla syrup", price: "+$0.50" },
              { id: "foam", name: "No foam" },
            ]}
          />
        </Exhibit>
      </div>
    </Section>
  );
}
