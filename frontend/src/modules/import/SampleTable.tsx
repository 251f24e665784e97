import * as s from './SampleTable.css';

interface SampleTableProps {
  headers: readonly string[];
  rows: readonly (readonly string[])[];
  label?: string;
}

/** The first rows of a file, as they are. Neither columns nor rows have a name of their own: their place is their key. */
export function SampleTable({ headers, rows, label = 'First rows of the file' }: SampleTableProps) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region is reachable by keyboard
    <section className={s.frame} tabIndex={0} aria-label={label}>
      <table className={s.table}>
        <thead>
          <tr>
            {headers.map((header, column) => (
              <th key={`${column}:${header}`} className={s.head} scope="col">
                {header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={`${index}:${row[0]}`}>
              {headers.map((header, column) => (
                <td key={`${column}:${header}`} className={s.data}>
                  {row[column]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
