// Rooms look one way: app → pages → features → object-record → object-metadata → api, ui.
import { readdirSync, readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const ROOMS = ['ui', 'api', 'object-metadata', 'object-record'];
const FEATURE_RANK = ROOMS.length;
const RANKS = { pages: FEATURE_RANK + 1, app: FEATURE_RANK + 2 };
const IMPORT = /(?:from|import)\s*\(?\s*'(@\/[^']+|\.{1,2}\/[^']*)'/g;

/** `src/modules/auth/session.ts` → { room: 'auth', rank, inner: 'session.ts' } */
function place(path) {
  const [top, name, ...inner] = path.replace(/^src\//, '').split('/');
  if (top !== 'modules') return { room: top, rank: RANKS[top], inner: [name, ...inner].join('/') };
  const index = ROOMS.indexOf(name);
  return { room: name, rank: index === -1 ? FEATURE_RANK : index, inner: inner.join('/') };
}

function resolve(file, specifier) {
  if (specifier.startsWith('@/')) return `src/${specifier.slice(2)}`;
  return new URL(specifier, `file:///${file}`).pathname.slice(1);
}

/** The reason why `file` may not import `target`, or null. */
export function violation(file, target) {
  const from = place(file);
  const to = place(target);
  if (from.rank === undefined || to.rank === undefined || from.room === to.room) return null;
  if (from.room === 'api' && to.room === 'ui') return 'api and ui know nothing of each other';
  if (to.rank > from.rank) return `${from.room} may not look up into ${to.room}`;
  const isModule = to.rank <= FEATURE_RANK;
  const isFeature = from.rank === FEATURE_RANK && to.rank === FEATURE_RANK;
  if (isFeature && to.inner && to.inner !== 'index')
    return `features meet only through index.ts: import @/modules/${to.room}`;
  if (!isModule && to.room === 'pages' && from.room !== 'app') return 'only app mounts pages';
  return null;
}

function main() {
  const problems = [];
  const files = readdirSync('src', { recursive: true }).filter(
    (file) => /\.tsx?$/.test(file) && !/\.test\./.test(file),
  );
  for (const file of files.map((name) => `src/${name}`)) {
    for (const [, specifier] of readFileSync(file, 'utf8').matchAll(IMPORT)) {
      const reason = violation(file, resolve(file, specifier));
      if (reason) problems.push(`${file}: ${specifier}: ${reason}`);
    }
  }
  for (const problem of problems) console.error(problem);
  process.exitCode = problems.length ? 1 : 0;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) main();
