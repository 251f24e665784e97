// How much main-thread time the table takes: scrolling 100,000 generated rows, moving by key, opening an editor.
// STRATUS_URL=http://localhost:3000 node e2e/table-speed.mjs
import { baseUrl, launch, openContext, signIn } from './browser.mjs';

const total = 100_000;
const frames = 240;
const limits = { frame: 12, key: 50, nodes: 1_500, heap: 60 };
const rowsPerFrame = { reading: 2, flick: 8 };
const rowHeight = 36;

const firstNames = ['Grace', 'Linus', 'Margaret', 'Alan', 'Katherine', 'Edsger', 'Barbara', 'Radia', 'Ken', 'Hedy'];
const lastNames = ['Hopper', 'Turing', 'Lovelace', 'Knuth', 'Liskov', 'Lamarr', 'Perlman', 'Hamilton', 'Torvalds'];
const companies = ['Northwind', 'Kestrel', 'Marrow', 'Oak & Iron', 'Quarry', 'Blue Harbour', 'Fjord & Co'];
const pick = (items, index) => items[index % items.length];

function person(index) {
  const name = { firstName: pick(firstNames, index), lastName: pick(lastNames, index * 7) };
  const company = pick(companies, index * 3);
  const email = `${name.firstName}.${name.lastName}${index}@example.com`.toLowerCase();
  return {
    id: `00000000-0000-7000-8000-${String(index).padStart(12, '0')}`,
    name,
    company: { id: `c${index % companies.length}`, name: company },
    jobTitle: pick(['Founder', 'Head of Ops', 'VP Sales', 'Account Executive'], index),
    emails: { primaryEmail: email, additionalEmails: [] },
    phones: { primaryPhoneNumber: `6 12 34 ${index}`, primaryPhoneCallingCode: '+33', additionalPhones: [] },
    city: pick(['Oslo', 'Paris', 'Lagos', 'Pune'], index),
    linkedinLink: { primaryLinkUrl: `linkedin.com/in/${index}`, primaryLinkLabel: '', secondaryLinks: [] },
    createdBy: { source: 'MANUAL', name: 'Jane Austen', workspaceMemberId: 'm1' },
    createdAt: '2026-03-04T05:06:07.000Z',
    position: index,
    updatedAt: '2026-03-04T05:06:07.000Z',
  };
}

/** Answers the list of people from thin air; everything else goes to the product. */
async function answerPeople(route) {
  const { query = '', variables = {} } = route.request().postDataJSON() ?? {};
  if (!query.includes('query ListPeople')) return route.continue();
  const { first, offset } = variables;
  const edges = Array.from({ length: Math.min(first, total - offset) }, (_, index) => ({
    node: person(offset + index),
  }));
  const people = query.includes('totalCount') ? { totalCount: total, edges } : { edges };
  return route.fulfill({ contentType: 'application/json', body: JSON.stringify({ data: { people } }) });
}

async function metricsOf(session) {
  const { metrics } = await session.send('Performance.getMetrics');
  return Object.fromEntries(metrics.map(({ name, value }) => [name, value]));
}

/** Milliseconds per frame on the main thread while scrolling, and frames in which rows were missing. */
async function scroll(page, session, rows) {
  await page.evaluate(() => document.querySelector('[role=grid]').scrollTo(0, 0));
  await page.waitForTimeout(400);
  const before = await metricsOf(session);
  const blank = await page.evaluate(scrollSteadily, { pixels: rows * rowHeight, count: frames });
  const after = await metricsOf(session);
  const cost = (name) => Number((((after[name] - before[name]) * 1_000) / frames).toFixed(2));
  return {
    all: cost('TaskDuration'),
    script: cost('ScriptDuration'),
    style: cost('RecalcStyleDuration'),
    layout: cost('LayoutDuration'),
    blank,
  };
}

async function scrollSteadily({ pixels, count }) {
  const grid = document.querySelector('[role=grid]');
  let blank = 0;
  for (let frame = 0; frame < count; frame++) {
    await new Promise((resolve) => requestAnimationFrame(resolve));
    const row = Math.floor(grid.scrollTop / 36);
    if ([1, 8, 15].some((below) => !document.getElementById(`cell-${row + below}-1`))) blank += 1;
    grid.scrollTop += pixels;
  }
  return blank;
}

/** From key to the frame after it, for each of some keys. */
async function pressKeys(page, count) {
  await page.evaluate(() => {
    const grid = document.querySelector('[role=grid]');
    grid.scrollTo(0, 0);
    grid.focus();
    globalThis.delays = [];
    const listen = () => {
      const pressed = performance.now();
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.addEventListener('message', () => globalThis.delays.push(performance.now() - pressed));
        port1.start();
        port2.postMessage(null);
      });
    };
    grid.addEventListener('keydown', listen, true);
  });
  for (let key = 0; key < count; key++) {
    await page.keyboard.press(key % 5 === 4 ? 'ArrowRight' : 'ArrowDown');
    await page.waitForTimeout(80);
  }
  const delays = (await page.evaluate(() => globalThis.delays)).sort((left, right) => left - right);
  return { median: delays[delays.length >> 1], p95: delays[Math.floor(delays.length * 0.95)] };
}

const browser = await launch();
const { context, complaints } = await openContext(browser, { width: 1440, height: 900, theme: 'light' });
const page = await context.newPage();
await signIn(page);
await page.route('**/graphql', answerPeople);
await page.goto(`${baseUrl}/objects/people`);
await page.getByText('100,000 people').waitFor();
await page.waitForTimeout(1_500);
const session = await context.newCDPSession(page);
await session.send('Performance.enable', { timeDomain: 'threadTicks' });

const problems = [];
const check = (name, value, limit) => {
  console.log(`${value <= limit ? '✓' : '✗'} ${name}: ${Number(value.toFixed(1))} (at most ${limit})`);
  if (value > limit) problems.push(name);
};
for (const [name, rows] of Object.entries(rowsPerFrame)) {
  const runs = [
    await scroll(page, session, rows),
    await scroll(page, session, rows),
    await scroll(page, session, rows),
  ];
  const median = runs.sort((left, right) => left.all - right.all)[1];
  console.log(`  ${name}, ${rows} rows per frame: ${JSON.stringify(median)}`);
  check(`ms of CPU per frame, ${name}`, median.all, limits.frame);
}
const keys = await pressKeys(page, 60);
check('ms from key to the next frame, p95', keys.p95, limits.key);
check('DOM nodes', await page.evaluate(() => document.querySelectorAll('*').length), limits.nodes);
check('MB of heap', (await metricsOf(session)).JSHeapUsedSize / 1_048_576, limits.heap);
for (const complaint of complaints) console.error(complaint);
await browser.close();
process.exitCode = problems.length || complaints.length ? 1 : 0;
