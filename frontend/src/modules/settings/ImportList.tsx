import { useQuery } from '@apollo/client/react';
import { LIST_IMPORTS, type RecordImport } from '@/modules/import';
import { ObjectIcon, useCatalogue } from '@/modules/object-metadata';
import { countOf } from '@/modules/ui/count';
import { ButtonLink } from '@/modules/ui/primitives/Button';
import { Tag } from '@/modules/ui/primitives/Tag';
import { agoText } from '@/modules/ui/time';
import { Row, Rows } from './Rows';
import { SettingsPage } from './SettingsPage';

const looks = {
  AWAITING_UPLOAD: { hue: 'slate', label: 'Not started' },
  PREPARING: { hue: 'amber', label: 'Running' },
  RUNNING: { hue: 'amber', label: 'Running' },
  COMPLETED: { hue: 'green', label: 'Done' },
  FAILED: { hue: 'coral', label: 'Failed' },
  CANCELLED: { hue: 'slate', label: 'Stopped' },
  UNDOING: { hue: 'amber', label: 'Being undone' },
  UNDONE: { hue: 'slate', label: 'Undone' },
} as const;

/** What was brought in from files, each with its report and the way to take it back. */
export function ImportList() {
  const { data, error } = useQuery(LIST_IMPORTS, { fetchPolicy: 'cache-and-network' });
  return (
    <SettingsPage title="Imports" description="Files that were brought in. Open one for its report, or to undo it.">
      <Rows
        items={data?.recordImports}
        error={error}
        empty={{
          line: 'Nothing was imported yet.',
          detail: 'Bring in a CSV file from the menu of any list.',
          action: <ButtonLink to="/">Go to your records</ButtonLink>,
        }}
      >
        {(each) => <ImportRow key={each.id} recordImport={each} />}
      </Rows>
    </SettingsPage>
  );
}

function ImportRow({ recordImport }: { recordImport: RecordImport }) {
  const { id, objectNameSingular, fileName, status, createdCount, updatedCount, failedCount, createdAt } = recordImport;
  const object = useCatalogue().findBySingular(objectNameSingular);
  const parts = [
    agoText(createdAt),
    createdCount > 0 && `${createdCount} created`,
    updatedCount > 0 && `${updatedCount} updated`,
    failedCount > 0 && `${countOf(failedCount, 'row')} failed`,
  ];
  return (
    <Row
      name={fileName}
      detail={parts.filter(Boolean).join(' · ')}
      to={object ? `/objects/${object.namePlural}/import/${id}` : undefined}
      leading={object && <ObjectIcon object={object} size={18} />}
    >
      <Tag hue={looks[status].hue}>{looks[status].label}</Tag>
    </Row>
  );
}
