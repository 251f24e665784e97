// The whole product, started as `make run` starts it, on its own port and with its own data.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const patience = 120_000;

/** Does `work` with the address of a product: of the one that STRATUS_URL names, or of one that ends afterwards. */
export async function withProduct(work) {
  const running = process.env.STRATUS_URL;
  const { url, stop } = running ? { url: running, stop: async () => {} } : await startProduct();
  try {
    await work(url);
  } finally {
    await stop();
  }
}

async function startProduct() {
  const directory = await mkdtemp('/var/tmp/stratus-e2e-');
  await chmod(directory, 0o755);
  const port = await freePort();
  const product = run({ PORT: String(port), LOCAL_DIR: directory });
  const stop = async () => {
    if (product.exitCode === null && product.kill('SIGINT')) await once(product, 'exit');
    await rm(directory, { recursive: true, force: true });
  };
  try {
    await isReady(product);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url: `http://localhost:${port}`, stop };
}

function run(options) {
  const { PATH, HOME } = process.env;
  return spawn('.venv/bin/python', ['-m', 'infra.local'], {
    cwd: root,
    env: { PATH, HOME, PYTHONPATH: `${root}layers/crm/python`, ...options },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
}

async function isReady(product) {
  const said = [];
  const remember = (line) => said.push(line) > 40 && said.shift();
  createInterface(product.stderr).on('line', remember);
  const watchdog = setTimeout(() => product.kill('SIGKILL'), patience);
  const ready = new Promise((resolve) => {
    createInterface(product.stdout).on('line', (line) => {
      remember(line);
      if (line.startsWith('Stratus is ready at')) resolve(true);
    });
  });
  const isUp = await Promise.race([ready, once(product, 'exit').then(() => false)]);
  clearTimeout(watchdog);
  if (!isUp) throw new Error(`the product did not start:\n${said.join('\n')}`);
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}
