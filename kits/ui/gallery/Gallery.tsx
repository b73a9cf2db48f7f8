import "./Gallery.css";
import { useEffect, useState } from "react";
import { I18nProvider } from "react-aria-components";
import { Logo, SegmentedControl } from "../index.ts";
import { Brand } from "./sections/Brand.tsx";
import { Fields } from "./sections/Fields.tsx";
import { Keys } from "./sections/Keys.tsx";
import { News } from "./sections/News.tsx";
import { Numbers } from "./sections/Numbers.tsx";
import { Overlays } from "./sections/Overlays.tsx";
import { Pictures } from "./sections/Pictures.tsx";
import { Selling } from "./sections/Selling.tsx";
import { Tokens } from "./sections/Tokens.tsx";

const themes = [
  { id: "auto", name: "Auto", icon: "settings" },
  { id: "light", name: "Light", icon: "sun" },
  { id: "dark", name: "Dark", icon: "moon" },
] as const;

const directions = [
  { id: "ltr", name: "LTR" },
  { id: "rtl", name: "RTL" },
] as const;

/** `?theme=dark&dir=rtl` opens it in a given state, for screenshots and the accessibility test. */
const asked = new URLSearchParams(location.search);

export function Gallery() {
  const [theme, setTheme] = useState<(typeof themes)[number]["id"]>(
    themes.find(({ id }) => id === asked.get("theme"))?.id ?? "auto",
  );
  const [direction, setDirection] = useState<"ltr" | "rtl">(asked.get("dir") === "rtl" ? "rtl" : "ltr");

  useEffect(() => {
    if (theme === "auto") delete document.documentElement.dataset["theme"];
    else document.documentElement.dataset["theme"] = theme;
    document.documentElement.dir = direction;
  }, [theme, direction]);

  return (
    <I18nProvider locale={direction === "rtl" ? "ar-u-nu-latn" : "en"}>
      <header className="g-head">
        <Logo height={26} />
        <div className="g-switches">
          <SegmentedControl label="Theme" choices={themes} value={theme} onChange={setTheme} />
          <SegmentedControl
            label="Direction"
            choices={directions}
            value={direction}
            onChange={setDirection}
          />
        </div>
      </header>
      <main className="g-main">
        <h1 className="g-title">The look of Counterfoil</h1>
        <Brand />
        <Selling />
        <Keys />
        <Fields />
        <Overlays />
        <News />
        <Numbers />
        <Pictures />
        <Tokens />
      </main>
    </I18nProvider>
  );
}
