import { restTill } from "./rest/till.ts";
import { startTill } from "./start.tsx";
import { english } from "./words/words.ts";

const place = document.getElementById("till");
if (place === null) throw new Error("index.html has no #till");

const percent = new Intl.NumberFormat(navigator.language, { style: "percent", maximumFractionDigits: 4 });
const till = restTill({
  words: {
    tenders: english.pay.tenders,
    percent: (percentage) => percent.format(Number(percentage) / 100),
  },
});

// What was asked is kept and asked again; still, nobody should walk away from a sale whose end is open.
addEventListener("beforeunload", (event) => {
  if (till.data.current().line.unsent > 0) event.preventDefault();
});

startTill(place, till);
