/** A file that cannot be read as a table, and what to do about it. */
export class TableProblem extends Error {
  override readonly name = "TableProblem";
  readonly cure: string;

  constructor(what: string, cure: string) {
    super(`${what} ${cure}`);
    this.cure = cure;
  }
}
