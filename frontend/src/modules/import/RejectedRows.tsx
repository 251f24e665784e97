import { useQuery } from '@apollo/client/react';
import { userMessageOf } from '@/modules/api';
import { countOf } from '@/modules/ui/count';
import { IconDownload } from '@/modules/ui/icons';
import { Banner } from '@/modules/ui/primitives/Banner';
import { buttonClass } from '@/modules/ui/primitives/buttonClass';
import { Spinner } from '@/modules/ui/primitives/Spinner';
import { Tag } from '@/modules/ui/primitives/Tag';
import { REJECTED_ROWS, type RecordImport, type RejectedRow } from './import.graphql';
import * as s from './ResultStep.css';
import * as wizard from './Wizard.css';

const shown = 200;

interface RejectedRowsProps {
  recordImport: RecordImport;
}

/** Rows that became no record, each with its number in the file and the reason. */
export function RejectedRows({ recordImport: { id, skippedCount, failedCount, failedRowsUrl } }: RejectedRowsProps) {
  const count = skippedCount + failedCount;
  const { data, error } = useQuery(REJECTED_ROWS, { variables: { id }, fetchPolicy: 'network-only' });
  const rows = data?.recordImport.rejectedRows ?? [];
  return (
    <section aria-label="Rows that were not imported">
      <div className={s.head}>
        <h3 className={wizard.heading}>{countOf(count, 'row')} not imported</h3>
        <span className={s.spaced} />
        {failedRowsUrl && (
          <a className={buttonClass({ variant: 'secondary' })} href={failedRowsUrl} download>
            <IconDownload size={15} stroke={1.7} aria-hidden />
            Download failed rows
          </a>
        )}
      </div>
      {error && <Banner tone="danger">{userMessageOf(error)}</Banner>}
      {!data && !error && <Spinner label="Loading rows" />}
      <ul className={s.rejected}>
        {rows.slice(0, shown).map((row) => (
          <Row key={row.row} row={row} />
        ))}
      </ul>
      {count > shown && rows.length > 0 && <p className={wizard.lead}>These are the first {shown}.</p>}
    </section>
  );
}

function Row({ row: { row, status, reason } }: { row: RejectedRow }) {
  return (
    <li className={s.rejectedRow}>
      <span className={s.rowNumber}>Row {row}</span>
      <span>
        <Tag hue={status === 'FAILED' ? 'coral' : 'slate'}>{status === 'FAILED' ? 'Failed' : 'Skipped'}</Tag>
      </span>
      <span className={s.reason}>{reason}</span>
    </li>
  );
}
