/** The line to the server: what is said while it is there, and what still works while it is not. */
export const line = {
  online: "Online, everything is sent",
  slow: "The line is slow",
  offline: (unsent: number, shown: string) =>
    unsent === 0 ? "No connection, nothing waits to be sent" : `No connection, ${shown} not sent yet`,
  unsent: (shown: string) => `Connected, ${shown} not sent yet`,
  open: (said: string) => `${said}. Show the proof`,
  banner: (time: string) => `No connection since ${time}`,
  banner_words: (unsent: number, shown: string) => {
    if (unsent === 0) return "Selling goes on. What you sell is stored here and sent by itself later.";
    return unsent === 1
      ? "Selling goes on. 1 sale is stored here and sent by itself later."
      : `Selling goes on. ${shown} sales are stored here and sent by themselves later.`;
  },
  what_works: "What works",
  hide: "Hide until the connection is back",
  all_sent: (count: number, shown: string) => {
    if (count === 0) return "Connected again, everything is sent";
    return count === 1 ? "Connected again, the sale is sent" : `Connected again, all ${shown} sales are sent`;
  },
  needs_line: "Needs the connection. Try again when it is back.",
  /** How old what other tills have done is. */
  others: (time: string) =>
    `Other tills as of ${time}. What they did since comes when the connection is back.`,
  works: {
    title: "Without a connection",
    yes: "Works as always",
    no: "Has to wait",
    yes_list: [
      "Selling, discounts, open orders, and receipts with their legal numbers",
      "Cash, change and refunds in cash",
      "Opening, counting and closing the shift",
      "Reports of this till",
      "Signing in and out",
    ],
    no_list: [
      "Cards are only recorded: take the money on the terminal and keep its slip",
      "What other tills do is not seen, and they do not see this one",
      "Reports of the whole shop, and sales that were made on other tills",
      "Pairing and unpairing, and settling what has to be looked at",
    ],
    stored:
      "Every sale is on this device before “Paid” is shown. Closing the page or a power cut loses nothing.",
  },
} as const;

/** How what happens here is kept, where that is not as it should be. */
export const keeping = {
  failing: "This till cannot store a sale, so none can be made",
  failing_words: "What was sold before is safe. Everything can still be read.",
  failing_again: "Try again",
  looking_on: "Another tab of this browser is selling",
  looking_on_words: "This one only shows. Close the other tab to sell here.",
  new: "The shop is on its way to this till",
  new_words: "Selling starts as soon as it is here. Keep this page open.",
  new_count: (done: string, of: string) => `${done} of ${of}`,
  sell_later: "Nothing can be sold here now.",
} as const;
