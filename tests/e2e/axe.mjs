// axe-core in the page itself, put there once for each document.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const frontend = createRequire(new URL('../../frontend/package.json', import.meta.url));
const source = readFileSync(frontend.resolve('axe-core/axe.min.js'), 'utf8');

/** What is wrong within a part of a page, in a line each. */
export async function findViolations(page, part, runOnly) {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(source);
  return page.evaluate(inspect, [part, runOnly]);
}

async function inspect([part, runOnly]) {
  const { violations } = await globalThis.axe.run(part, { runOnly, resultTypes: ['violations'] });
  return violations.map(({ id, nodes }) => `${id} at ${nodes[0].target}`);
}
