// What a visitor downloads before a screen works, gzipped, against its budget. Run after `npm run build`.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const KILOBYTE = 1000;
const MOST_PER_CHUNK = 250;
const SCREENS = [
  { name: 'sign-in', entries: ['index.html', 'src/pages/SignInPage.tsx'], most: 150 },
  { name: 'first table', entries: ['index.html', 'src/app/Workspace.tsx', 'src/pages/ObjectPage.tsx'], most: 230 },
];

const manifest = JSON.parse(readFileSync('dist/.vite/manifest.json', 'utf8'));
const sizes = new Map();

function sizeOf(file) {
  if (!sizes.has(file)) sizes.set(file, gzipSync(readFileSync(`dist/${file}`), { level: 9 }).length / KILOBYTE);
  return sizes.get(file);
}

/** The scripts that must arrive before `entry` runs: its own and what it imports statically. */
function scriptsOf(entry, found = new Set()) {
  const chunk = manifest[entry];
  if (!chunk) throw new Error(`The build has no ${entry}`);
  if (found.has(chunk.file)) return found;
  found.add(chunk.file);
  for (const imported of chunk.imports ?? []) scriptsOf(imported, found);
  return found;
}

function checkScreen({ name, entries, most }) {
  const scripts = new Set(entries.flatMap((entry) => [...scriptsOf(entry)]));
  const total = [...scripts].reduce((sum, file) => sum + sizeOf(file), 0);
  console.log(`${name}: ${total.toFixed(1)} kB of ${most} kB (${scripts.size} files)`);
  return total <= most;
}

function checkChunk(file) {
  if (sizeOf(file) <= MOST_PER_CHUNK) return true;
  console.log(`${file}: ${sizeOf(file).toFixed(1)} kB of ${MOST_PER_CHUNK} kB`);
  return false;
}

const chunks = Object.values(manifest).map(({ file }) => file);
const results = [...SCREENS.map(checkScreen), ...chunks.filter((file) => file.endsWith('.js')).map(checkChunk)];
process.exitCode = results.every(Boolean) ? 0 : 1;
