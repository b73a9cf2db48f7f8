import { Logo, Mark, Wordmark } from "../../index.ts";
import { Section } from "./Section.tsx";

export function Brand() {
  return (
    <Section title="Mark and name">
      <div className="g-row">
        <Mark size={96} />
        <Mark size={32} />
        <Mark size={16} />
        <Wordmark height={44} />
        <Logo height={28} />
        <span className="cf-serial">№ 004217</span>
      </div>
      <hr className="cf-perforation" />
    </Section>
  );
}
