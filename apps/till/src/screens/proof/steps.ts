import type { StepMark } from "@counterfoil/ui";
import type { Proven } from "../../api/proof.ts";
import type { Words } from "../../words/words.ts";

const order = ["on_device", "on_server", "in_chain"] as const satisfies readonly Proven[];

/** Each step includes those before it. */
export const stepsOf = (proven: Proven, words: Words["proof"]): StepMark[] =>
  order.map((step, at) => {
    const isDone = at <= order.indexOf(proven);
    return {
      id: step,
      name: words.marks[step],
      said: isDone ? words.marks_yes[step] : words.marks_no[step],
      isDone,
    };
  });

/** What was done, in words; one that has none yet is called by its own name. */
export function actOf(type: string, words: Words["proof"]): string {
  const acts: Readonly<Record<string, string>> = words.acts;
  return acts[type] ?? type;
}
