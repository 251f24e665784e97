import type { ObjectMetadata } from '@/modules/object-metadata';
import { IconFileImport, IconPlus } from '@/modules/ui/icons';
import { Button, ButtonLink } from '@/modules/ui/primitives/Button';
import * as sheet from '@/modules/ui/primitives/Sheet.css';
import * as s from './views.css';

interface ObjectHeaderProps {
  object: ObjectMetadata;
  onNew: (() => void) | null;
}

/** The title of the page, and the ways to get records into it. */
export function ObjectHeader({ object, onNew }: ObjectHeaderProps) {
  return (
    <header className={sheet.header}>
      <h1 className={sheet.title}>{object.labelPlural}</h1>
      <span className={sheet.grow} />
      {onNew && (
        <>
          <ButtonLink
            variant="ghost"
            icon={IconFileImport}
            to={`/objects/${object.namePlural}/import`}
            aria-label={`Import ${object.labelPlural.toLowerCase()}`}
          >
            <span className={s.actionText}>Import</span>
          </ButtonLink>
          <Button variant="primary" icon={IconPlus} onClick={onNew}>
            New {object.labelSingular.toLowerCase()}
          </Button>
        </>
      )}
    </header>
  );
}
