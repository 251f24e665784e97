// axe-core in the page itself, put there once for each document.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const frontend = createRequire(new URL('../../frontend/package.json', import.meta.url));
const source = readFileSync(frontend.resolve('axe-core/axe.min.js'), 'utf8');

/** Still an experiment of axe's: it takes the initials in a picture for words that a name should begin with. */
const rules = { 'label-content-name-mismatch': { enabled: false } };

/** What is wrong within a part of a page, in a line each. */
export async function findViolations(page, part, runOnly) {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(source);
  return page.evaluate(inspect, [part, { runOnly, rules, resultTypes: ['violations'] }]);
}

async function inspect([part, options]) {
  const { violations } = await globalThis.axe.run(part, options);
  return violations.map(({ id, nodes }) => `${id} at ${nodes[0].target}`);
}
