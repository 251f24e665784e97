/** Ranges of cells as text, the way spreadsheets exchange them: tabs between cells, lines between rows. */

const needsQuotes = /[\t\n\r"]/;

export function toTsv(rows: readonly (readonly string[])[]): string {
  const quoted = (text: string) => (needsQuotes.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return rows.map((row) => row.map(quoted).join('\t')).join('\n');
}

/** Also takes what other spreadsheets write: CRLF, quoted cells with line breaks in them, a last empty line. */
export function parseTsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  const cell = /(?:"((?:[^"]|"")*)"|([^\t\r\n]*))(\t|\r\n|\n|\r|$)/gy;
  while (cell.lastIndex < text.length) {
    const match = cell.exec(text);
    if (!match) return parsePlainly(text);
    row.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? '');
    if (match[3] === '\t') continue;
    rows.push(row);
    row = [];
  }
  if (row.length) rows.push([...row, '']);
  return rows;
}

/** A quote in the middle of a cell is only a character. */
function parsePlainly(text: string): string[][] {
  const lines = text.split(/\r\n|\n|\r/);
  if (lines.at(-1) === '') lines.pop();
  return lines.map((line) => line.split('\t'));
}
