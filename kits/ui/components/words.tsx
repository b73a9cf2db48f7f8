import { createContext, useContext } from "react";

/** The few words that components say by themselves; an app hands in its own language with `UiWords`. */
export type UiWords = {
  readonly close: string;
  readonly clear: string;
  readonly more: string;
  readonly fewer: string;
  readonly soldOut: string;
  readonly deleteDigit: string;
  readonly clearAmount: string;
  readonly dismiss: string;
  readonly required: string;
  readonly asTable: string;
};

export const englishUiWords: UiWords = {
  close: "Close",
  clear: "Clear",
  more: "One more",
  fewer: "One fewer",
  soldOut: "Sold out",
  deleteDigit: "Delete last digit",
  clearAmount: "Clear amount",
  dismiss: "Dismiss",
  required: "Required",
  asTable: "Show as table",
};

const Words = createContext<UiWords>(englishUiWords);

export const UiWordsProvider = Words.Provider;

export const useUiWords = (): UiWords => useContext(Words);
