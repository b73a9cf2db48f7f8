import "./EmptyState.css";
import type { ReactNode } from "react";
import { Picture } from "../pictures/Picture.tsx";
import type { PictureId } from "../pictures/ids.ts";

/** Nothing here yet: a picture, why, and what to do. */
export function EmptyState({
  picture,
  title,
  children,
  action,
}: {
  picture?: PictureId;
  title: string;
  children?: ReactNode;
  action?: ReactNode;
}) {
  return (
    <div className="cf-empty">
      {picture && (
        <span className="cf-empty-picture">
          <Picture id={picture} size={72} />
        </span>
      )}
      <p className="cf-empty-title">{title}</p>
      {children !== undefined && <p className="cf-empty-words">{children}</p>}
      {action}
    </div>
  );
}
