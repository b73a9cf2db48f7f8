import type { Tone } from "./Badge.tsx";

export type Toast = {
  readonly id: number;
  readonly tone: Tone;
  readonly text: string;
  readonly action?: { readonly name: string; readonly run: () => void };
};

/** More would hide the cart; the oldest gives way. */
const MOST_TOASTS = 3;
/** Long enough to read two lines; a toast with an action stays twice as long. */
const TOAST_MS = 4000;

export type ToastList = ReturnType<typeof makeToasts>;

/** A short list of passing messages that anything in the app may add to, and the region shows. */
export function makeToasts() {
  let list: readonly Toast[] = [];
  let nextId = 1;
  const watchers = new Set<() => void>();
  const change = (next: readonly Toast[]) => {
    list = next;
    for (const watch of watchers) watch();
  };
  const dismiss = (id: number) => change(list.filter((toast) => toast.id !== id));
  return {
    /** Shows a message; it goes by itself. The same words twice are one message. */
    show: (text: string, tone: Tone = "plain", action?: Toast["action"]): void => {
      const id = nextId++;
      const toast: Toast = action === undefined ? { id, tone, text } : { id, tone, text, action };
      change([...list.filter((other) => other.text !== text), toast].slice(-MOST_TOASTS));
      setTimeout(() => dismiss(id), action === undefined ? TOAST_MS : 2 * TOAST_MS);
    },
    dismiss,
    current: () => list,
    subscribe: (watch: () => void): (() => void) => {
      watchers.add(watch);
      return () => watchers.delete(watch);
    },
  };
}
