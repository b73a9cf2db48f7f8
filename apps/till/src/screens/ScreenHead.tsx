import "./ScreenHead.css";
import { IconButton } from "@counterfoil/ui";
import type { ReactNode } from "react";
import { useWords } from "../desk.tsx";

/** The name of a screen and what can be done on it as a whole; `onBack` where it lies behind another. */
export function ScreenHead({
  title,
  onBack,
  children,
}: {
  title: string;
  onBack?: () => void;
  children?: ReactNode;
}) {
  const words = useWords().app;
  return (
    <header className="t-screen-head">
      {onBack !== undefined && <IconButton icon="back" label={words.back} onPress={onBack} />}
      <h1>{title}</h1>
      {children}
    </header>
  );
}
