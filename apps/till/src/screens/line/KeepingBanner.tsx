import { Banner, Button, Progress } from "@counterfoil/ui";
import type { Keeping } from "../../api/till.ts";
import { useDesk, useFormat, useTillData, useWords } from "../../desk.tsx";

/** On screens that only show: why nothing can be sold here now. */
export function KeepingBanner() {
  const desk = useDesk();
  const words = useWords().keeping;
  const { keeping } = useTillData();
  if (keeping.state === "kept") return null;
  return (
    <div className="t-offline">
      {keeping.state === "failing" && (
        <Banner
          tone="red"
          title={words.failing}
          isUrgent
          action={<Button onPress={desk.till.actions.reload}>{words.failing_again}</Button>}
        >
          {keeping.message}
        </Banner>
      )}
      {keeping.state === "looking_on" && (
        <Banner tone="info" title={words.looking_on}>
          {words.looking_on_words}
        </Banner>
      )}
      {keeping.state === "new" && (
        <Banner tone="info" title={words.new}>
          <Arriving keeping={keeping} />
        </Banner>
      )}
    </div>
  );
}

/** How much of the first picture of the shop is here. */
export function Arriving({ keeping }: { keeping: Extract<Keeping, { state: "new" }> }) {
  const words = useWords().keeping;
  const { count } = useFormat();
  const { done, of } = keeping;
  // Before the first answer nobody knows how much it is.
  if (of === 0) return <Progress label={words.new_words} />;
  return (
    <Progress
      label={words.new_words}
      value={(100 * done) / of}
      shown={words.new_count(count(done), count(of))}
    />
  );
}
