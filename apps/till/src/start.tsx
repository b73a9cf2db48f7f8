import "./start.css";
import { englishUiWords, makeToasts, ToastRegion, UiWordsProvider } from "@counterfoil/ui";
import { StrictMode, useSyncExternalStore } from "react";
import { I18nProvider } from "react-aria-components";
import { createRoot } from "react-dom/client";
import type { Till } from "./api/till.ts";
import { App } from "./App.tsx";
import { Catch } from "./Catch.tsx";
import { plainPage, type App as InstalledApp } from "./installed/app.ts";
import { waitsFor } from "./installed/renewal.ts";
import { DeskProvider, type Desk } from "./desk.tsx";
import { readPrefs, showTheme } from "./state/prefs.ts";
import { makeStore } from "./state/store.ts";
import { startUi, type Ui } from "./state/ui.ts";
import { english } from "./words/words.ts";

/** Puts the till on the page. `ui` is what it shows first, where that is not an empty sale. */
export function startTill(
  place: Element,
  till: Till,
  { ui = startUi(), app = plainPage }: { readonly ui?: Ui; readonly app?: InstalledApp } = {},
): void {
  showTheme(readPrefs().theme);
  const desk: Desk = { till, ui: makeStore(ui), toasts: makeToasts(), words: english, app };
  app.answer(() => waitsFor(till.data.current(), desk.ui.current()) === null);
  createRoot(place).render(
    <StrictMode>
      <Catch words={english.app}>
        <DeskProvider value={desk}>
          <Localized desk={desk} />
        </DeskProvider>
      </Catch>
    </StrictMode>,
  );
}

/** Numbers, dates and the direction of reading follow the shop. */
function Localized({ desk }: { desk: Desk }) {
  const { data } = desk.till;
  const { seat } = useSyncExternalStore(data.subscribe, data.current);
  return (
    <I18nProvider {...(seat === null ? {} : { locale: seat.locale })}>
      <UiWordsProvider value={englishUiWords}>
        <App />
        <ToastRegion toasts={desk.toasts} label={desk.words.app.messages} />
      </UiWordsProvider>
    </I18nProvider>
  );
}
