// Progress goes to standard error: standard output belongs to the command that is being prepared for.

/** @param {string} sentence */
export function say(sentence) {
  process.stderr.write(`${sentence}\n`);
}

/** What a person can put right; printed without a stack trace. */
export class SetupProblem extends Error {
  /**
   * @param {string} what what is wrong, one sentence
   * @param {string} cure what to do about it
   */
  constructor(what, cure) {
    super(`${what}\n  Cure: ${cure}`);
    this.name = "SetupProblem";
  }
}
