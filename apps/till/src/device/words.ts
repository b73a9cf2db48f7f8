/** What the device half says by itself; every other sentence comes from the server or from the rules. */
export const deviceWords = {
  unreachable: "The server does not answer. Check the network, then try again.",
  not_paired: "This till is not paired yet.",
  nobody: "Nobody is signed in.",
  not_allowed: "You may not do this. Ask somebody who may.",
  starting: "The first picture of the shop is still on its way. Try again in a moment.",
  looking_on: "Another tab of this browser sells. Sell there, or close it and come back.",
  revoked: "This till was taken out of the shop. Pair it again with a new code.",
  taken_out: "This till was taken out of the shop.",
  turned_away: (why: string, unsent: number) =>
    unsent === 0
      ? `${why} Nothing is sold here until the server takes this till again.`
      : `${why} Nothing more is sold here, and ${unsent} not sent yet: export them on the proof screen, import them on another ` +
        "till, and pair this one again.",
  unsent: "Something is not sent yet. Wait for the server, or export it on the proof screen first.",
  sign_in_again: "You signed in without the server. Sign in again to see reports of the whole shop.",
  offline_report: "The server does not answer, so these are the sales of this till alone.",
  not_here: "This sale is not on this till. It can be given back once the server answers.",
  no_offline_pin:
    "The server does not answer, and this till does not know your PIN. Sign in once with the network there.",
  wrong_pin: (left: number) => `That is not the PIN. ${left} left before you have to wait.`,
  too_many_tries: (waitS: number) => `Too many wrong PINs. Wait ${waitS} seconds before you try again.`,
  wrong_passphrase: "This passphrase does not open the file.",
  no_export: "This is no export of a till.",
  other_location: "This file is of another location.",
  import_gap: "The server has not got what came before this file. Import the earlier one first.",
  import_stopped: (message: string) => `The server stopped at one of them: ${message}`,
} as const;
