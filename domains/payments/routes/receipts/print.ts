import { file, type FileReply, oneOf } from "@counterfoil/http";
import ReceiptPrinterEncoder from "@point-of-sale/receipt-printer-encoder";
import type { ReceiptDocument } from "@counterfoil/receipts/contract";
import { ENGLISH, renderHtml, renderText, rowsOf, TEXT_COLUMNS } from "@counterfoil/receipts/rules";

export const FORMATS = ["html", "text", "escpos"] as const;
export type Format = (typeof FORMATS)[number];
export const FormatName = oneOf(FORMATS);

/** The media types of all formats, for the routes that print. */
export const PRINTED = ["text/html", "text/plain", "application/octet-stream"] as const;

/** Blank rows that bring the last printed one past the knife. */
const FEED_ROWS = 4;

/** A receipt as a page, as text of 42 columns, or as the bytes that a printer takes. */
export function printed(document: ReceiptDocument, format: Format): FileReply {
  switch (format) {
    case "html":
      return file("text/html; charset=utf-8", renderHtml(document));
    case "text":
      return file("text/plain; charset=utf-8", renderText(document));
    case "escpos":
      return file("application/octet-stream", escpos(document), `${document.legal_number ?? "bill"}.bin`);
  }
}

/** ESC/POS for 80 mm paper: the rows of the text, titles large, in whichever of the printer's code pages has the letters. */
export function escpos(document: ReceiptDocument): Uint8Array {
  const encoder = new ReceiptPrinterEncoder({
    language: "esc-pos",
    columns: TEXT_COLUMNS,
    codepageMapping: "epson",
  });
  encoder.initialize().codepage("auto");
  for (const { text, style } of rowsOf(document, ENGLISH, TEXT_COLUMNS)) {
    const isLarge = style === "title";
    encoder.bold(style !== "plain");
    if (isLarge) encoder.align("center").size(2).line(text.trim()).size(1).align("left");
    else encoder.line(text);
    encoder.bold(false);
  }
  return encoder.newline(FEED_ROWS).cut("partial").encode();
}
