/** What the till says of the line itself; every other sentence comes from the server or from the rules. */
export const lineWords = {
  unreachable: "The server does not answer. Check the network, then try again.",
  /** The outcome of an act is not known: it will be asked for again under the same id. */
  unknown:
    "The server has not answered yet, so it may have been done. It is asked again until it says so; nothing is done twice.",
  revoked: "This till was taken out of the shop. Pair it again with a new code.",
  not_paired: "This till is not paired yet.",
} as const;
