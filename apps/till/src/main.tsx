import { Kept } from "./device/kept.ts";
import { deviceTill } from "./device/till.ts";
import { installedApp, plainPage } from "./installed/app.ts";
import { startTill } from "./start.tsx";
import { english } from "./words/words.ts";

const place = document.getElementById("till");
if (place === null) throw new Error("index.html has no #till");

const percent = new Intl.NumberFormat(navigator.language, { style: "percent", maximumFractionDigits: 4 });
const till = deviceTill({
  kept: await Kept.open(),
  words: {
    tenders: english.pay.tenders,
    percent: (percentage) => percent.format(Number(percentage) / 100),
  },
});

// While it is being written the page is always the newest.
const app = import.meta.env.DEV ? plainPage : installedApp(`${import.meta.env.BASE_URL}sw.js`);

// What is not sent yet is kept and sent later; still, nobody should clear a browser or carry it away with it.
addEventListener("beforeunload", (event) => {
  if (till.data.current().line.unsent > 0 && !app.isRenewing()) event.preventDefault();
});

// Sales are kept here until the server has them: the browser is asked not to make room by throwing them away.
void navigator.storage?.persist?.().catch(() => false);

startTill(place, till, { app });
