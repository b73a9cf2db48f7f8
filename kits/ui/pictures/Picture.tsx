import "./Picture.css";
import type { PictureId } from "./ids.ts";
import { pictures } from "./index.ts";
import { palette as standard, type Palette } from "./palette.ts";

/** A drawn product picture; decoration, because the product's name stands beside it. */
export function Picture({
  id,
  size,
  palette = standard,
}: {
  id: PictureId;
  size?: number;
  palette?: Palette;
}) {
  return (
    <svg
      className="cf-picture"
      viewBox="0 0 96 96"
      width={size}
      height={size}
      aria-hidden="true"
      focusable="false"
    >
      {pictures[id](palette).map((part, index) => (
        <g key={index}>
          {part.fill !== undefined && (
            <path d={part.d} fill={part.fill} fillRule="evenodd" transform="translate(1.7 1.7)" />
          )}
          {part.line && <path d={part.d} className="cf-picture-line" />}
        </g>
      ))}
    </svg>
  );
}
