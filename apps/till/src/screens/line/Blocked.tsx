import "./Blocked.css";
import { Button, Icon, type IconName } from "@counterfoil/ui";
import { useDesk, useTillData, useWords } from "../../desk.tsx";
import { Arriving } from "./KeepingBanner.tsx";

const icons = { failing: "alert", looking_on: "lock", new: "download" } as const satisfies Record<
  string,
  IconName
>;

/** In place of the products: why nothing can be sold here now, and what to do about it. */
export function Blocked() {
  const desk = useDesk();
  const words = useWords().keeping;
  const { keeping } = useTillData();
  if (keeping.state === "kept") return null;
  return (
    <section className="t-blocked" role={keeping.state === "failing" ? "alert" : "status"}>
      <span className={`t-blocked-sign t-blocked-${keeping.state}`}>
        <Icon name={icons[keeping.state]} size={40} />
      </span>
      <h2 className="t-blocked-title">{words[keeping.state]}</h2>
      {keeping.state === "failing" && (
        <>
          <p className="t-blocked-cure">{keeping.message}</p>
          <p className="t-blocked-words">{words.failing_words}</p>
          <Button kind="primary" size="large" onPress={desk.till.actions.reload}>
            {words.failing_again}
          </Button>
        </>
      )}
      {keeping.state === "looking_on" && <p className="t-blocked-words">{words.looking_on_words}</p>}
      {keeping.state === "new" && (
        <div className="t-blocked-progress">
          <Arriving keeping={keeping} />
        </div>
      )}
    </section>
  );
}
