import { pairs } from "../../tokens/pairs.ts";
import { Exhibit, Section } from "./Section.tsx";

const sizes = ["xs", "sm", "md", "lg", "xl", "2xl", "3xl", "4xl"] as const;
const spaces = [1, 2, 3, 4, 5, 6, 7, 8] as const;

export function Tokens() {
  return (
    <Section title="Tokens">
      <Exhibit name="Every text on every ground it may lie on">
        <div className="g-swatches">
          {pairs
            .filter(({ least }) => least > 3)
            .map(({ text, ground }) => (
              <div
                key={`${text}/${ground}`}
                className="g-swatch"
                style={{ color: `var(--cf-${text})`, background: `var(--cf-${ground})` }}
              >
                <strong>$12.40</strong>
                {text} on {ground}
              </div>
            ))}
        </div>
      </Exhibit>
      <Exhibit name="Type">
        <div className="g-type">
          {sizes.map((size) => (
            <span key={size} className="cf-figures" style={{ fontSize: `var(--cf-text-${size})` }}>
              {size} · Change $1,234.50
            </span>
          ))}
        </div>
      </Exhibit>
      <Exhibit name="Space, shape, elevation">
        <div className="g-row">
          {spaces.map((step) => (
            <span
              key={step}
              style={{ inlineSize: `var(--cf-space-${step})`, blockSize: "2rem", background: "var(--cf-go)" }}
            />
          ))}
        </div>
        <div className="g-row">
          {["sm", "md", "lg", "xl"].map((radius) => (
            <span key={radius} className="g-block" style={{ borderRadius: `var(--cf-radius-${radius})` }}>
              radius {radius}
            </span>
          ))}
          {[1, 2, 3].map((level) => (
            <span key={level} className="g-block" style={{ boxShadow: `var(--cf-shadow-${level})` }}>
              shadow {level}
            </span>
          ))}
        </div>
      </Exhibit>
    </Section>
  );
}
