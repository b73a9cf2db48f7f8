import "./Kbd.css";

/** The keyboard shortcut, shown on the key that it works; hidden where there is no keyboard to press it on. */
export function Kbd({ keys }: { keys: string }) {
  return (
    <kbd className="cf-kbd" aria-hidden="true">
      {keys}
    </kbd>
  );
}
