import { Breadcrumb } from '../Breadcrumb';
import { listedFields } from '../dataModel';
import { ObjectTile } from '../ObjectTile';
import { dataModelPath, modelObjectPath, newFieldPath } from '../paths';
import type { ModelObject } from '../types';
import { IconArrowUpRight, IconPlus } from '@/modules/ui/icons';
import { ButtonLink } from '@/modules/ui/primitives/Button';
import { LinkTabs } from '@/modules/ui/primitives/LinkTabs';
import { usePageTitle } from '@/modules/ui/usePageTitle';
import * as s from './ObjectHead.css';

/** What an object is called, and the ways from here. */
export function ObjectHead({ object }: { object: ModelObject }) {
  usePageTitle(object.labelPlural, 'Data model');
  const fields = listedFields(object).filter(({ isActive, isSystem }) => isActive && !isSystem);
  const tabs = [
    { to: modelObjectPath(object), label: 'Fields', note: fields.length },
    { to: modelObjectPath(object, 'relations'), label: 'Relations' },
    { to: modelObjectPath(object, 'indexes'), label: 'Indexes' },
    { to: modelObjectPath(object, 'settings'), label: 'Settings' },
  ];
  return (
    <>
      <Breadcrumb ways={[{ to: dataModelPath, label: 'Data model' }]} />
      <header className={s.head}>
        <ObjectTile object={object} size={44} />
        <div className={s.words}>
          <h2 className={s.title}>
            {object.labelPlural}
            {!object.isActive && <span className={s.state}>Deactivated</span>}
          </h2>
          <p className={s.line}>
            {object.description || `Each record is one ${object.labelSingular.toLowerCase()}.`}{' '}
            <code className={s.code}>{object.namePlural}</code>
          </p>
        </div>
        <div className={s.actions}>
          {object.isActive && !object.isSystem && (
            <ButtonLink variant="ghost" icon={IconArrowUpRight} to={`/objects/${object.namePlural}`}>
              Open
            </ButtonLink>
          )}
          <ButtonLink variant="primary" icon={IconPlus} to={newFieldPath(object)}>
            New field
          </ButtonLink>
        </div>
      </header>
      <LinkTabs label={object.labelPlural} tabs={tabs} />
    </>
  );
}
