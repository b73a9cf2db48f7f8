import "./Door.css";
import {
  Avatar,
  Banner,
  Button,
  copies,
  EmptyState,
  IconButton,
  Keypad,
  Mark,
  StatusDot,
  typeDigit,
  type DigitKey,
} from "@counterfoil/ui";
import { useState } from "react";
import { Button as Press } from "react-aria-components";
import type { StaffMember } from "../../api/till.ts";
import { answerOf } from "../../deeds/answer.ts";
import { useDesk, useFormat, useSeat, useTillData, useUi, useWords } from "../../desk.tsx";
import { useEnter } from "../../keys/use-enter.ts";
import { useIdleRenewal } from "../../installed/renewal.ts";
import { sayLine } from "../../parts/say-line.ts";
import { KeepingBanner } from "../line/KeepingBanner.tsx";

/** The second door: who is selling, and their PIN. The sale in hand waits behind it. */
export function SignIn() {
  const words = useWords();
  const { location, device } = useSeat();
  const { staff, line } = useTillData();
  const { count } = useFormat();
  const [chosen, setChosen] = useState<StaffMember | null>(null);
  const said = sayLine(line, words.line, count);
  return (
    <main className="t-door">
      <header className="t-door-head">
        <Mark size={40} />
        <span className="t-door-place">
          <strong>{location.name}</strong>
          <span>{device.name}</span>
        </span>
        <StatusDot link={line.state} unsent={line.unsent} text={said} />
      </header>
      <KeepingBanner />
      {chosen === null ? (
        <Staff staff={staff} onChoose={setChosen} />
      ) : (
        <Pin person={staff.find(({ id }) => id === chosen.id) ?? chosen} onBack={() => setChosen(null)} />
      )}
      <Unsent />
    </main>
  );
}

/** Whoever leaves should know that this device still holds something. */
function Unsent() {
  const words = useWords().door.sign_in;
  const { count } = useFormat();
  const { unsent } = useTillData().line;
  if (unsent === 0) return null;
  return (
    <div className="t-door-unsent">
      <Banner tone="canary" title={words.unsent(unsent, count(unsent))}>
        {words.unsent_words}
      </Banner>
    </div>
  );
}

function Staff({
  staff,
  onChoose,
}: {
  staff: readonly StaffMember[];
  onChoose: (person: StaffMember) => void;
}) {
  const desk = useDesk();
  const words = useWords();
  const { keeping } = useTillData();
  useIdleRenewal();
  // Who may sell here comes with the first picture of the shop.
  if (staff.length === 0 && keeping.state === "new") return null;
  if (staff.length === 0) {
    return (
      <EmptyState
        picture="mug"
        title={words.door.sign_in.nobody}
        action={<Button onPress={desk.till.actions.reload}>{words.app.try_again}</Button>}
      >
        {words.door.sign_in.nobody_words}
      </EmptyState>
    );
  }
  return (
    <>
      <h1 className="t-door-title">{words.door.sign_in.title}</h1>
      <ul className="t-staff">
        {staff.map((person, index) => (
          <li key={person.id}>
            <Press className="t-staff-key" onPress={() => onChoose(person)}>
              <Avatar
                name={person.name}
                size="large"
                copy={copies[(index % (copies.length - 1)) + 1] ?? "mint"}
              />
              <span>{person.name}</span>
            </Press>
          </li>
        ))}
      </ul>
    </>
  );
}

const SHORTEST_PIN = 4;
const LONGEST_PIN = 8;

/** Where the length of the PIN is known its last digit signs in; else a key does. */
function Pin({ person, onBack }: { person: StaffMember; onBack: () => void }) {
  const desk = useDesk();
  const words = useWords();
  const isBusy = useUi((ui) => ui.is_busy);
  const [digits, setDigits] = useState("");
  const { pin_length: length } = person;

  const signIn = (pin: string) =>
    void answerOf(desk, () => desk.till.actions.sign_in({ staff_id: person.id, pin })).then((answer) => {
      if (answer === null) setDigits("");
      return answer;
    });
  const type = (key: DigitKey) => {
    const next = nextDigits(digits, key, length ?? LONGEST_PIN);
    setDigits(next);
    if (next.length === length && next !== digits) signIn(next);
  };
  const isEnough = length === null && digits.length >= SHORTEST_PIN;
  useEnter(() => {
    if (isEnough && !isBusy) signIn(digits);
  });

  return (
    <section className="t-pin" aria-label={words.door.sign_in.pin_of(person.name)}>
      <header className="t-pin-head">
        <IconButton icon="back" label={words.door.sign_in.someone_else} onPress={onBack} />
        <h1 className="t-door-title">{person.name}</h1>
      </header>
      <div className={isBusy ? "t-pin-dots t-pin-asking" : "t-pin-dots"} aria-hidden="true">
        {Array.from({ length: length ?? Math.max(SHORTEST_PIN, digits.length) }, (_, index) => (
          <span key={index} className={index < digits.length ? "t-pin-dot t-pin-typed" : "t-pin-dot"} />
        ))}
      </div>
      <span className="cf-visually-hidden" role="status">
        {words.door.sign_in.typed(digits.length)}
      </span>
      <Keypad label={words.door.sign_in.pin} corner="clear" isDisabled={isBusy} onKey={type} />
      {length === null && (
        <Button
          kind="primary"
          size="large"
          wide
          keys="Enter"
          isDisabled={!isEnough}
          isPending={isBusy}
          onPress={() => signIn(digits)}
        >
          {words.door.sign_in.sign_in}
        </Button>
      )}
    </section>
  );
}

/** A PIN is text and no number: 0042 is not 42. */
function nextDigits(digits: string, key: DigitKey, length: number): string {
  if (key === "clear") return "";
  if (key === "delete") return digits.slice(0, -1);
  return (digits + String(typeDigit(0, key, 9))).slice(0, length);
}
