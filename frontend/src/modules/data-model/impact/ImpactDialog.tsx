import { useApolloClient, useQuery } from '@apollo/client/react';
import { userMessageOf } from '@/modules/api';
import { countOf } from '@/modules/ui/count';
import { ConfirmDialog, type ConfirmDialogProps } from '@/modules/ui/overlays';
import { Banner } from '@/modules/ui/primitives/Banner';
import { Spinner } from '@/modules/ui/primitives/Spinner';
import type { FieldValues, ObjectUpdate } from '../changes.graphql';
import { type Impact, PREVIEW_FIELD, PREVIEW_OBJECT } from './impact.graphql';
import * as s from './ImpactDialog.css';
import { fateOfRecords, impactLines, isBlocked, recordsReached } from './impactText';

/** A change that is about to be made. */
export type WantedChange =
  | { of: 'object'; update: { id: string; update: ObjectUpdate } }
  | { of: 'object'; delete: { id: string } }
  | { of: 'field'; update: { id: string; update: Partial<FieldValues> } }
  | { of: 'field'; delete: { id: string } };

interface ImpactDialogProps extends Omit<ConfirmDialogProps, 'children' | 'isOpen' | 'isDisabled'> {
  change: WantedChange;
}

function questionOf({ of, ...variables }: WantedChange) {
  return { query: of === 'object' ? PREVIEW_OBJECT : PREVIEW_FIELD, variables };
}

/** Asks the server what a change would do. */
export function useAskImpact() {
  const client = useApolloClient();
  return async (change: WantedChange): Promise<Impact | null> => {
    const { data } = await client.query<{ impact: Impact }>({ ...questionOf(change), fetchPolicy: 'network-only' });
    return data?.impact ?? null;
  };
}

/** Asks before a change, and says what it reaches: views, filters, roles, records, and what stands in its way. */
export function ImpactDialog({ change, ...rest }: ImpactDialogProps) {
  const { query, variables } = questionOf(change);
  const { data, error } = useQuery<{ impact: Impact }>(query, { variables, fetchPolicy: 'network-only' });
  const impact = data?.impact;
  return (
    <ConfirmDialog {...rest} isOpen isDisabled={!impact || isBlocked(impact)}>
      {error && <Banner tone="danger">{userMessageOf(error)}</Banner>}
      {!impact && !error && <Spinner label="Looking what it reaches" />}
      {impact && <Reached impact={impact} />}
    </ConfirmDialog>
  );
}

const effects = {
  BLOCKS: 'stands in the way',
  REMOVED: 'goes with it',
  CHANGED: 'is changed',
} as const;

function Reached({ impact }: { impact: Impact }) {
  const lines = impactLines(impact);
  const records = recordsReached(impact);
  return (
    <>
      {isBlocked(impact) && <Banner tone="danger">Something rests on it. Change or delete that first.</Banner>}
      {impact.isLong && <Banner tone="warning">This will take a while. Everybody can go on working.</Banner>}
      <ul className={s.lines} aria-label="What it reaches">
        {records > 0 && (
          <li className={s.line}>
            <span className={s.what}>{countOf(records, 'record')}</span>
            <span className={s.effect}>{fateOfRecords(impact)}</span>
          </li>
        )}
        {lines.map(({ effect, what, names }) => (
          <li key={`${effect} ${what}`} className={s.line} data-effect={effect}>
            <span className={s.what}>
              {what}
              {names && <span className={s.names}>{names}</span>}
            </span>
            <span className={s.effect}>{effects[effect]}</span>
          </li>
        ))}
        {records === 0 && lines.length === 0 && <li className={s.nothing}>Nothing rests on it.</li>}
      </ul>
    </>
  );
}
