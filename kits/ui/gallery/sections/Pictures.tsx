import { copies, Icon, iconNames, Picture, pictureIds } from "../../index.ts";
import { Section } from "./Section.tsx";

export function Pictures() {
  return (
    <>
      <Section title="Drawn pictures">
        <div className="g-pictures">
          {pictureIds.map((id, index) => (
            <figure
              key={id}
              className="g-figure g-picture"
              style={{ background: `var(--cf-copy-${copies[index % copies.length]})` }}
            >
              <Picture id={id} size={84} />
              <figcaption>{id}</figcaption>
            </figure>
          ))}
        </div>
      </Section>
      <Section title="Icons">
        <div className="g-icons">
          {iconNames.map((name) => (
            <figure key={name} className="g-figure">
              <Icon name={name} />
              <figcaption>{name}</figcaption>
            </figure>
          ))}
        </div>
      </Section>
    </>
  );
}
