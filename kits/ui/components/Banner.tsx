import "./Banner.css";
import type { ReactNode } from "react";
import { Icon } from "../icons/Icon.tsx";
import type { IconName } from "../icons/paths.ts";
import type { Tone } from "./Badge.tsx";

const signs: Record<Tone, IconName> = {
  plain: "info",
  info: "info",
  go: "check",
  canary: "alert",
  red: "alert",
};

/** A sentence that stays: what is the matter, what still works, what to do. */
export function Banner({
  tone = "info",
  title,
  children,
  action,
  isUrgent = false,
}: {
  tone?: Tone;
  title: string;
  children?: ReactNode;
  action?: ReactNode;
  isUrgent?: boolean;
}) {
  return (
    <div className={`cf-banner cf-banner-${tone}`} role={isUrgent ? "alert" : "status"}>
      <Icon name={signs[tone]} />
      <div className="cf-banner-words">
        <strong>{title}</strong>
        {children !== undefined && <div>{children}</div>}
      </div>
      {action}
    </div>
  );
}
