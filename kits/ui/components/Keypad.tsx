import "./Keypad.css";
import { Button as Press } from "react-aria-components";
import { Icon } from "../icons/Icon.tsx";
import { digitOf, type DigitKey } from "./digits.ts";
import { useWindowKeys } from "./use-window-keys.ts";
import { useUiWords } from "./words.tsx";

const rows: readonly DigitKey[] = ["1", "2", "3", "4", "5", "6", "7", "8", "9"];

/**
 * Digits under the thumb, in the order of a telephone; the keyboard's own digits type on it while it is in sight.
 * `corner` is the key beside 0: "00" for money, "clear" for a PIN.
 */
export function Keypad({
  label,
  corner = "00",
  isDisabled = false,
  onKey,
}: {
  label: string;
  corner?: "00" | "clear";
  isDisabled?: boolean;
  onKey: (key: DigitKey) => void;
}) {
  const words = useUiWords();
  useWindowKeys((event) => {
    const key = isDisabled ? null : digitOf(event.key);
    if (key === null) return false;
    onKey(key);
    return true;
  });
  return (
    <div className="cf-keypad" role="group" aria-label={label} dir="ltr">
      {rows.map((key) => (
        <Press key={key} className="cf-keypad-key" isDisabled={isDisabled} onPress={() => onKey(key)}>
          {key}
        </Press>
      ))}
      <Press
        className="cf-keypad-key cf-keypad-side"
        isDisabled={isDisabled}
        aria-label={corner === "clear" ? words.clearAmount : "00"}
        onPress={() => onKey(corner)}
      >
        {corner === "clear" ? <Icon name="close" /> : "00"}
      </Press>
      <Press className="cf-keypad-key" isDisabled={isDisabled} onPress={() => onKey("0")}>
        0
      </Press>
      <Press
        className="cf-keypad-key cf-keypad-side"
        aria-label={words.deleteDigit}
        isDisabled={isDisabled}
        onPress={() => onKey("delete")}
      >
        <Icon name="backspace" />
      </Press>
    </div>
  );
}
