import type { ReceiptDocument } from "../../contract/document.ts";
import { type Amount, type Goods, partsOf } from "./parts.ts";
import { ENGLISH, type Words } from "./words.ts";

/** Paper of 80 mm; on a screen as wide as it needs to be, and readable at any size. */
const STYLE = `
@page { size: 80mm auto; margin: 4mm; }
body { margin: 0 auto; padding: 1rem; max-width: 22rem; background: #fff; color: #111; font: 0.9375rem/1.4 system-ui, sans-serif; font-variant-numeric: tabular-nums; }
header, footer { text-align: center; }
h1 { margin: 0; font-size: 1.125rem; }
h2 { margin: 0.75rem 0 0; font-size: 1.0625rem; }
p, ul { margin: 0; padding: 0; list-style: none; }
.mark { font-weight: 700; }
table { width: 100%; margin: 0.75rem 0; border-collapse: collapse; }
caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
thead { border-bottom: 1px solid #111; }
tbody + tbody, tfoot { border-top: 1px solid #111; }
th { padding: 0.125rem 0; font-weight: 400; text-align: start; vertical-align: baseline; overflow-wrap: anywhere; }
td { padding: 0.125rem 0 0.125rem 0.75rem; text-align: end; vertical-align: baseline; white-space: nowrap; }
thead th { font-weight: 700; }
thead th:last-child { text-align: end; }
small { display: block; padding-inline-start: 1rem; font-size: 0.875rem; }
.part th { padding-inline-start: 1rem; }
.total th, .total td { font-size: 1.375rem; font-weight: 700; }
@media print { body { padding: 0; } }
`;

/** A receipt as a whole HTML page without scripts: read out well, printed on 80 mm, shown by the till. */
export function renderHtml(document: ReceiptDocument, words: Words = ENGLISH): string {
  const parts = partsOf(document, words);
  const { business } = parts;
  const title = [parts.title, document.legal_number ?? document.call_number].join(" ");
  return `<!doctype html>
<html lang="${escape(words.locale)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(`${title} – ${business.name}`)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<header>
<h1>${escape(business.name)}</h1>
${business.address_lines.map((line) => `<p>${escape(line)}</p>`).join("\n")}
<h2>${escape(parts.title)}</h2>
${parts.marks.map((mark) => `<p class="mark">${escape(mark)}</p>`).join("\n")}
</header>
<ul>
${parts.facts.map((fact) => `<li>${escape(fact)}</li>`).join("\n")}
</ul>
<table>
<caption>${escape(title)}</caption>
<thead><tr><th scope="col">${escape(words.item)}</th><th scope="col">${escape(words.amount)}</th></tr></thead>
<tbody>
${parts.goods.map(goodsRows).join("\n")}
</tbody>
<tbody>
${parts.sums.map((sum) => amountRow(sum)).join("\n")}
${amountRow(parts.total, "total")}
${parts.after.map((each) => amountRow(each)).join("\n")}
</tbody>
${parts.contained.length === 0 ? "" : `<tfoot>\n${parts.contained.map((each) => amountRow(each)).join("\n")}\n</tfoot>`}
</table>
</main>
${business.footer === undefined ? "" : `<footer>${escape(business.footer).replaceAll("\n", "<br>")}</footer>`}
</body>
</html>
`;
}

function goodsRows({ name, amount, details, discounts }: Goods): string {
  const notes = details.map((detail) => `<small>${escape(detail)}</small>`).join("");
  const row = `<tr><th scope="row">${escape(name)}${notes}</th><td>${escape(amount)}</td></tr>`;
  return [row, ...discounts.map((discount) => amountRow(discount, "part"))].join("\n");
}

function amountRow({ name, amount }: Amount, style = ""): string {
  const attribute = style === "" ? "" : ` class="${style}"`;
  return `<tr${attribute}><th scope="row">${escape(name)}</th><td>${escape(amount)}</td></tr>`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}
