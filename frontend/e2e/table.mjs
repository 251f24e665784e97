// The table, by keyboard and pointer, against a running product, with a second person watching.
// STRATUS_URL=http://localhost:3000 node e2e/table.mjs [part of a check's name]
import { mkdirSync } from 'node:fs';
import { checks as editing } from './table/editing.mjs';
import { enter, leave, page } from './table/harness.mjs';
import { checks as keys } from './table/keys.mjs';
import { checks as kinds } from './table/kinds.mjs';
import { checks as panel } from './table/panel.mjs';
import { checks as ranges } from './table/ranges.mjs';
import { checks as records } from './table/records.mjs';
import { checks as views } from './table/views.mjs';

const wanted = process.argv[2] ?? '';
const shotsFolder = new URL('./shots/', import.meta.url).pathname;
const checks = Object.entries({ ...keys, ...editing, ...kinds, ...ranges, ...records, ...views, ...panel });
let failures = 0;

await enter();
for (const [name, check] of checks.filter(([title]) => title.includes(wanted))) {
  try {
    await check();
    console.log(`✓ ${name}`);
  } catch (error) {
    failures += 1;
    console.error(`✗ ${name}\n  ${error.stack ?? error}`);
    mkdirSync(shotsFolder, { recursive: true });
    await page.screenshot({ path: `${shotsFolder}table-failed-${failures}.png` });
  }
}
const complaints = await leave();
for (const complaint of complaints) console.error(complaint);
process.exitCode = failures || complaints.length ? 1 : 0;
