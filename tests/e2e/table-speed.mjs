// How much main-thread time the table takes with 100,000 rows: scrolling, and moving by key. Exits 1 over a limit.
// node tests/e2e/table-speed.mjs; STRATUS_URL measures a product that is running already.
import { desktop, launch, signIn } from './browser.mjs';
import { manyPeople, total } from './many-people.mjs';
import { withProduct } from './product.mjs';

const frames = 240;
const rowHeight = 36;
/** Milliseconds of CPU per frame, milliseconds from key to frame, elements, megabytes. */
const limits = { frame: 12, key: 50, nodes: 1_500, heap: 60 };
const rowsPerFrame = { reading: 2, flick: 8 };

await withProduct(async (url) => {
  const browser = await launch();
  const context = await browser.newContext({ viewport: desktop, baseURL: url });
  const figures = await measure(await openTable(context), context);
  for (const { name, value, limit } of figures) {
    console.log(`${value <= limit ? 'held  ' : 'BROKEN'} ${name}: ${Number(value.toFixed(1))} (at most ${limit})`);
  }
  await browser.close();
  if (figures.some(({ value, limit }) => value > limit)) process.exitCode = 1;
});

async function openTable(context) {
  const page = await context.newPage();
  await signIn(page, 'jane.austen@apple.dev');
  await page.route('**/graphql', manyPeople);
  await page.goto('/objects/people');
  await page.getByText(`${total.toLocaleString('en')} people`).waitFor();
  await page.waitForTimeout(1_500);
  return page;
}

async function measure(page, context) {
  const session = await context.newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const figures = [];
  for (const [name, rows] of Object.entries(rowsPerFrame)) {
    const runs = [];
    for (let run = 0; run < 3; run++) runs.push(await scroll(page, session, rows));
    const median = runs.sort((left, right) => left.all - right.all)[1];
    console.log(`  ${name}, ${rows} rows per frame: ${JSON.stringify(median)}`);
    figures.push({ name: `ms of CPU per frame, ${name}`, value: median.all, limit: limits.frame });
  }
  const keys = await pressKeys(page, 60);
  console.log(`  keys: ${JSON.stringify(keys)}`);
  const nodes = await page.evaluate(() => document.querySelectorAll('*').length);
  const heap = (await metricsOf(session)).JSHeapUsedSize / 1_048_576;
  return [
    ...figures,
    { name: 'ms from key to the next frame, p95', value: keys.p95, limit: limits.key },
    { name: 'DOM nodes', value: nodes, limit: limits.nodes },
    { name: 'MB of heap', value: heap, limit: limits.heap },
  ];
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
  const blank = await page.evaluate(scrollSteadily, { pixels: rows * rowHeight, count: frames, rowHeight });
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

async function scrollSteadily({ pixels, count, rowHeight: height }) {
  const grid = document.querySelector('[role=grid]');
  let blank = 0;
  for (let frame = 0; frame < count; frame++) {
    await new Promise((resolve) => requestAnimationFrame(resolve));
    const row = Math.floor(grid.scrollTop / height);
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
