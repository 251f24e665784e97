const largestFile = 100 * 1024 * 1024;
const spreadsheet = /\.(xlsx?|ods|numbers)$/iu;

/** Why a file cannot be imported, or null. */
export function problemOfFile({ name, size }: Pick<File, 'name' | 'size'>): string | null {
  if (spreadsheet.test(name)) return 'This is a spreadsheet. Save it as CSV first, then import that file.';
  if (size === 0) return 'This file is empty.';
  if (size > largestFile) return 'This file is larger than 100 MB. Split it into smaller files.';
  return null;
}

export function sizeText(bytes: number): string {
  if (bytes < 1_000) return `${bytes} bytes`;
  if (bytes < 1_000_000) return `${Math.round(bytes / 1_000)} kB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
