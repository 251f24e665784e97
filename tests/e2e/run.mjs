// Every browser test against one product: node tests/e2e/run.mjs [beginning of a test file's name]
// STRATUS_URL tests a product that is running already.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { withProduct } from './product.mjs';

const folder = fileURLToPath(new URL('./', import.meta.url));
const wanted = process.argv[2] ?? '';
const files = readdirSync(folder).filter((name) => name.endsWith('.test.mjs') && name.startsWith(wanted));

await withProduct(async (url) => {
  const tests = spawn(process.execPath, ['--test', '--test-concurrency=1', '--test-reporter=spec', ...files], {
    cwd: folder,
    env: { ...process.env, STRATUS_URL: url },
    stdio: 'inherit',
  });
  const stopTests = () => tests.kill('SIGTERM');
  process.once('SIGINT', stopTests).once('SIGTERM', stopTests);
  const [code] = await once(tests, 'exit');
  process.exitCode = code ?? 1;
});
