/** Numbers as people write them: "1,250", "1 250,50", "€49.2k", "(12)". */

const multipliers: Readonly<Record<string, number>> = { k: 1e3, m: 1e6, b: 1e9 };

const decimalMark = new Intl.NumberFormat().formatToParts(1.5).find(({ type }) => type === 'decimal')?.value ?? '.';

/** Which of `.` and `,` separates the fraction: the last if both occur, else what groups of three or the locale say. */
function separatorOf(digits: string): string {
  const [dot, comma] = [digits.lastIndexOf('.'), digits.lastIndexOf(',')];
  if (dot >= 0 && comma >= 0) return dot > comma ? '.' : ',';
  const mark = dot >= 0 ? '.' : ',';
  const groups = digits.split(mark);
  if (groups.length > 2) return mark === '.' ? ',' : '.';
  const looksGrouped = groups.length === 2 && groups[1]?.length === 3;
  return looksGrouped && mark !== decimalMark ? decimalMark : mark;
}

export function parseNumber(text: string): number | null {
  const match = /^(\(?)\s*([+\-−]?)[^\d.,+−()-]*([\d.,\s'’]*\d[\d.,\s'’]*)\s*([kmb]?)\s*[^\d]*$/i.exec(text.trim());
  if (!match?.[3]) return null;
  const digits = match[3].replace(/[\s'’]/g, '');
  const separator = separatorOf(digits);
  const plain = digits.replaceAll(separator === '.' ? ',' : '.', '').replace(separator, '.');
  const number = Number(plain) * (multipliers[match[4]?.toLowerCase() ?? ''] ?? 1);
  const isNegative = match[1] === '(' || match[2] === '-' || match[2] === '−';
  return Number.isFinite(number) ? number * (isNegative ? -1 : 1) : null;
}
