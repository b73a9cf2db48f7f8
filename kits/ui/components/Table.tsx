import "./Table.css";
import type { ReactNode } from "react";

export type TableColumn<Row> = {
  readonly id: string;
  readonly name: string;
  readonly cell: (row: Row) => ReactNode;
  /** Numbers stand at the end of their column. */
  readonly isNumber?: boolean;
};

/** Rows and columns for reading; it scrolls sideways by itself on a narrow screen. The first column names the row. */
export function Table<Row>({
  label,
  columns,
  rows,
  rowKey,
  footer,
}: {
  label: string;
  columns: readonly TableColumn<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  footer?: readonly ReactNode[];
}) {
  return (
    // A region that scrolls must be reachable by keyboard, or who has no pointer cannot read its end.
    <div className="cf-table-frame" role="region" aria-label={label} tabIndex={0}>
      <table className="cf-table">
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.id} scope="col" className={column.isNumber ? "cf-table-number" : undefined}>
                {column.name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)}>
              {columns.map((column, index) =>
                index === 0 ? (
                  <th key={column.id} scope="row">
                    {column.cell(row)}
                  </th>
                ) : (
                  <td key={column.id} className={column.isNumber ? "cf-table-number cf-figures" : undefined}>
                    {column.cell(row)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
        {footer && (
          <tfoot>
            <tr>
              {footer.map((cell, index) => (
                <td
                  key={index}
                  className={columns[index]?.isNumber ? "cf-table-number cf-figures" : undefined}
                >
                  {cell}
                </td>
              ))}
            </tr>
          </tfoot>
        )}
      </table>
    </div>
  );
}
