import { html, type Markup } from './html.ts';

export interface ReportColumn<Row> {
  label: string;
  number?: boolean;
  cell: (row: Row) => string | Markup;
}

/** A table with its caption as a heading above; nothing at all for no rows. */
export function tableHtml<Row>(rows: readonly Row[], columns: readonly ReportColumn<Row>[]): Markup | null {
  if (rows.length === 0) return null;
  const [head, ...rest] = columns;
  const name = (column: ReportColumn<Row>) => (column.number ? 'number' : '');
  return html`<div class="table">
    <table>
      <thead>
        <tr>
          ${columns.map((column) => html`<th scope="col" class="${name(column)}">${column.label}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (row) =>
            html`<tr>
              <th scope="row">${head?.cell(row)}</th>
              ${rest.map((column) => html`<td class="${name(column)}">${column.cell(row)}</td>`)}
            </tr> `,
        )}
      </tbody>
    </table>
  </div>`;
}
