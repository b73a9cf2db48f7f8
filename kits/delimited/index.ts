export { TableProblem } from "./problem.ts";
export { openTable, type Field, type Row, type Table } from "./table.ts";
