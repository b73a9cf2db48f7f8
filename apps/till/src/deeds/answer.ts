import type { Refusal, Result } from "@counterfoil/result";
import type { Desk } from "../desk.tsx";
import { busy } from "../state/ui.ts";

/**
 * Asks for something that must not be asked twice at once: keys are still until the answer is there. A refusal is
 * shown as the sentence that it is; null means that it was refused or that another answer is awaited.
 */
export async function answerOf<T>(desk: Desk, asked: () => Promise<Result<T>>): Promise<T | null> {
  if (desk.ui.current().is_busy) return null;
  desk.ui.update(busy(true));
  try {
    const answer = await asked();
    if (answer.ok) return answer.value;
    tell(desk, answer.refusal);
    return null;
  } finally {
    desk.ui.update(busy(false));
  }
}

export const tell = (desk: Desk, refusal: Refusal): void => desk.toasts.show(refusal.message, "red");
