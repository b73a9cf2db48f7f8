import "./Tile.css";
import { Button as Press } from "react-aria-components";
import { Picture } from "../pictures/Picture.tsx";
import type { PictureId } from "../pictures/ids.ts";
import { Badge } from "./Badge.tsx";
import { classes } from "./classes.ts";
import { useUiWords } from "./words.tsx";

/** The paper colours that a tile or a category can be printed on. */
export const copies = ["white", "canary", "pink", "goldenrod", "green", "blue", "salmon", "mint"] as const;
export type Copy = (typeof copies)[number];

/**
 * One product: press it and it is sold. `count` is how many of it lie in the cart already.
 * A sold-out tile can still be pressed: the app says why, for nothing is worse than a key that does nothing.
 */
export function Tile({
  name,
  price,
  picture = null,
  copy = "white",
  count = null,
  isSoldOut = false,
  onPress,
}: {
  name: string;
  price: string;
  picture?: PictureId | null;
  copy?: Copy;
  count?: string | null;
  isSoldOut?: boolean;
  onPress: () => void;
}) {
  const words = useUiWords();
  return (
    <Press
      className={classes("cf-tile", isSoldOut && "cf-tile-sold-out", picture === null && "cf-tile-plain")}
      style={{ "--copy": `var(--cf-copy-${copy})` } as React.CSSProperties}
      onPress={onPress}
    >
      <span className="cf-tile-picture">
        {picture === null ? (
          <span className="cf-tile-initials" aria-hidden="true">
            {initials(name)}
          </span>
        ) : (
          <Picture id={picture} />
        )}
      </span>
      <span className="cf-tile-text">
        <span className="cf-tile-name">{name}</span>
        <span className="cf-tile-price cf-figures">{isSoldOut ? words.soldOut : price}</span>
      </span>
      {count !== null && (
        <span className="cf-tile-count">
          <Badge tone="canary">× {count}</Badge>
        </span>
      )}
    </Press>
  );
}

/** The first letters of the first two words, for a product without a picture. */
export function initials(name: string): string {
  return name
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => [...word][0] ?? "")
    .join("")
    .toLocaleUpperCase();
}
