import { numberText } from '@/modules/ui/count';
import type { RecordImport } from './import.graphql';
import * as s from './ResultStep.css';

type Counts = Pick<RecordImport, 'createdCount' | 'updatedCount' | 'skippedCount' | 'failedCount'>;

const tiles: readonly [keyof Counts, string, 'danger' | undefined][] = [
  ['createdCount', 'created', undefined],
  ['updatedCount', 'updated', undefined],
  ['skippedCount', 'skipped', undefined],
  ['failedCount', 'failed', 'danger'],
];

/** What has become of the rows, in four figures. */
export function ImportCounts({ counts }: { counts: Counts }) {
  return (
    <dl className={s.tiles}>
      {tiles.map(([name, word, tone]) => (
        <div key={name} className={s.tile}>
          <dd className={s.figure} data-zero={counts[name] === 0 || undefined} data-tone={tone}>
            {numberText(counts[name])}
          </dd>
          <dt className={s.word}>{word}</dt>
        </div>
      ))}
    </dl>
  );
}
