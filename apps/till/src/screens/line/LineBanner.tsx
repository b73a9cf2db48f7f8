import { Banner, Button, IconButton } from "@counterfoil/ui";
import { useState } from "react";
import { useDesk, useFormat, useTillData, useWords } from "../../desk.tsx";
import { useAllSent } from "../../parts/use-all-sent.ts";
import { useLongOffline } from "../../parts/use-long-offline.ts";
import { ask } from "../../state/ui.ts";

/** The line is gone for longer than a hiccup: that selling goes on, and the way to what has to wait. */
export function LineBanner() {
  const desk = useDesk();
  const words = useWords().line;
  const { line } = useTillData();
  const { time, count } = useFormat();
  const isLong = useLongOffline(line);
  const [hidden, setHidden] = useState<string | null>(null);
  useAllSent(isLong);
  if (!isLong || hidden === line.since) return null;
  return (
    <div className="t-offline">
      <Banner
        tone="canary"
        title={words.banner(time(line.since))}
        action={
          <span className="t-offline-keys">
            <Button
              icon="info"
              label={words.what_works}
              onPress={() => desk.ui.update(ask({ kind: "what_works" }))}
            >
              {words.what_works}
            </Button>
            <IconButton icon="close" label={words.hide} onPress={() => setHidden(line.since)} />
          </span>
        }
      >
        {words.banner_words(line.unsent, count(line.unsent))}
      </Banner>
    </div>
  );
}
