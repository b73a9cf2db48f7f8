import "./ToastRegion.css";
import { useSyncExternalStore } from "react";
import { Button } from "./Button.tsx";
import { IconButton } from "./IconButton.tsx";
import type { ToastList } from "./toasts.ts";
import { useUiWords } from "./words.tsx";

/**
 * Where passing messages appear and are read out. Our own and not the library's toast region, because that one takes
 * F6 for walking between landmarks, and F6 is a key of the till.
 */
export function ToastRegion({ toasts, label }: { toasts: ToastList; label: string }) {
  const words = useUiWords();
  const list = useSyncExternalStore(toasts.subscribe, toasts.current);
  return (
    <section className="cf-toasts" aria-label={label} aria-live="polite" aria-atomic="false">
      {list.map(({ id, tone, text, action }) => (
        <div key={id} className={`cf-toast cf-toast-${tone}`}>
          <span className="cf-toast-text">{text}</span>
          {action && (
            <Button
              kind="canary"
              onPress={() => {
                action.run();
                toasts.dismiss(id);
              }}
            >
              {action.name}
            </Button>
          )}
          <IconButton icon="close" label={words.dismiss} onPress={() => toasts.dismiss(id)} />
        </div>
      ))}
    </section>
  );
}
