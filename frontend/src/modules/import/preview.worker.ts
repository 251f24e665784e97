import { parse } from 'papaparse';
import type { Preview } from './preview';

const firstBytes = 64 * 1024;
const shownRows = 6;

addEventListener('message', async ({ data: file }: MessageEvent<File>) => {
  const text = await file.slice(0, firstBytes).text();
  const { data } = parse<string[]>(text, { preview: shownRows + 1, skipEmptyLines: true });
  const [headers = [], ...rows] = data;
  postMessage({ headers, rows } satisfies Preview);
});
