import { expect, it } from 'vitest';
import { problemOfFile, sizeText } from './checkFile';

it.each([
  ['companies.csv', 20_000, null],
  ['export.TSV', 10, null],
  ['companies.xlsx', 20_000, /save it as csv/iu],
  ['empty.csv', 0, /empty/u],
  ['huge.csv', 200 * 1024 * 1024, /100 MB/u],
])('%s of %i bytes', (name, size, problem) => {
  const said = problemOfFile({ name, size });
  if (problem) expect(said).toMatch(problem);
  else expect(said).toBeNull();
});

it('says sizes as people do', () => {
  expect(sizeText(512)).toBe('512 bytes');
  expect(sizeText(42_400)).toBe('42 kB');
  expect(sizeText(3_250_000)).toBe('3.3 MB');
});
