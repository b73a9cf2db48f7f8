export * from "./codecs.ts";
export { declaredStatements, rowsInto, statement, type RowsInto, type Statement } from "./statement.ts";
export { Database, transactorOn, type Reader, type Transactor } from "./database.ts";
export { Lane } from "./lane.ts";
export { checkStatements } from "./check.ts";
export { inspectRows } from "./inspect.ts";
export { parsers } from "./parsers.ts";
export { CommitLost, isTransient, sqlState, TransientProblem } from "./problems.ts";
