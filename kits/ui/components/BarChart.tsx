import "./BarChart.css";
import { barHeights, steps } from "./bars.ts";
import { useInlineSize } from "./use-inline-size.ts";
import { useUiWords } from "./words.tsx";

export type Bar = { readonly name: string; readonly value: number; readonly shown: string };

const HEIGHT = 220;
const FOOT = 26;
const HEAD = 10;
/** Room for the numbers of the scale, and for a name under a bar. */
const GUTTER = 58;
const NAME_WIDTH = 34;

/**
 * Few bars, drawn as SVG; whoever cannot see it, or wants the numbers, opens the same data as a table.
 * `shownStep` writes a value of the scale: bars know no unit.
 */
export function BarChart({
  label,
  nameHead,
  valueHead,
  bars,
  shownStep,
}: {
  label: string;
  nameHead: string;
  valueHead: string;
  bars: readonly Bar[];
  shownStep: (value: number) => string;
}) {
  const words = useUiWords();
  const scale = steps(Math.max(0, ...bars.map((bar) => bar.value)));
  const top = scale.at(-1) ?? 1;
  const [frame, width] = useInlineSize(640);
  const slot = (width - GUTTER) / Math.max(1, bars.length);
  const room = HEIGHT - FOOT - HEAD;
  const heights = barHeights(
    bars.map((bar) => bar.value),
    top,
    room,
  );
  const everySo = Math.max(1, Math.ceil(NAME_WIDTH / slot));
  return (
    <figure className="cf-chart" aria-label={label} ref={frame}>
      <svg
        width={width}
        height={HEIGHT}
        viewBox={`0 0 ${width} ${HEIGHT}`}
        role="presentation"
        focusable="false"
      >
        {scale.map((step) => {
          const y = HEAD + room - (step / top) * room;
          return (
            <g key={step}>
              <line className="cf-chart-grid" x1={GUTTER} x2={width} y1={y} y2={y} />
              <text className="cf-chart-text" x={GUTTER - 8} y={y + 4} textAnchor="end">
                {shownStep(step)}
              </text>
            </g>
          );
        })}
        {bars.map((bar, index) => {
          const height = heights[index] ?? 0;
          const x = GUTTER + index * slot;
          return (
            <g key={bar.name}>
              <title>{`${bar.name}: ${bar.shown}`}</title>
              <rect className="cf-chart-hit" x={x} y={HEAD} width={slot} height={room} />
              <rect
                className="cf-chart-bar"
                x={x + slot * 0.16}
                y={HEAD + room - height}
                width={slot * 0.68}
                height={height}
                rx={Math.min(4, height / 2)}
              />
              {index % everySo === 0 && (
                <text className="cf-chart-text" x={x + slot / 2} y={HEIGHT - 8} textAnchor="middle">
                  {bar.name}
                </text>
              )}
            </g>
          );
        })}
      </svg>
      <details className="cf-chart-table">
        <summary>{words.asTable}</summary>
        <table>
          <thead>
            <tr>
              <th scope="col">{nameHead}</th>
              <th scope="col">{valueHead}</th>
            </tr>
          </thead>
          <tbody>
            {bars.map((bar) => (
              <tr key={bar.name}>
                <th scope="row">{bar.name}</th>
                <td className="cf-figures">{bar.shown}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}
