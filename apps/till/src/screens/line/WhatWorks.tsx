import "./WhatWorks.css";
import { Dialog, Icon, type IconName } from "@counterfoil/ui";
import { useDesk, useFormat, useTillData, useUi, useWords } from "../../desk.tsx";
import { ask } from "../../state/ui.ts";

/** What works without the line and what has to wait, for who wants to know more than the banner says. */
export function WhatWorks() {
  const desk = useDesk();
  const words = useWords().line;
  const { line } = useTillData();
  const { time } = useFormat();
  const isOpen = useUi((ui) => ui.asking?.kind === "what_works");
  return (
    <Dialog title={words.works.title} isOpen={isOpen} onClose={() => desk.ui.update(ask(null))}>
      <div className="t-works">
        <Things icon="check" title={words.works.yes} things={words.works.yes_list} />
        <Things icon="clock" title={words.works.no} things={words.works.no_list} />
        <p>{words.works.stored}</p>
        {line.state === "offline" && <p>{words.others(time(line.since))}</p>}
      </div>
    </Dialog>
  );
}

function Things({ icon, title, things }: { icon: IconName; title: string; things: readonly string[] }) {
  return (
    <section>
      <h3 className="t-works-title">{title}</h3>
      <ul className={`t-works-things t-works-${icon}`}>
        {things.map((thing) => (
          <li key={thing}>
            <Icon name={icon} size={20} />
            <span>{thing}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
