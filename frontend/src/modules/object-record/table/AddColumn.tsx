import { useMemo } from 'react';
import { IconPlus } from '@/modules/ui/icons';
import { MenuButton } from '@/modules/ui/MenuButton';
import type { MenuSection } from '@/modules/ui/overlays/MenuPopup';
import { columnFields } from './columns/defaultColumns';
import type { Columns } from './columns/useColumns';
import * as styles from './sums.css';
import type { GridController } from './gridController';

interface AddColumnProps {
  grid: GridController;
  columns: Columns;
  /** Null for whoever may not change the data model. */
  onNewField: (() => void) | null;
}

/** Behind the last column: a field that is not shown yet, or one that is not there yet. */
export function AddColumn({ grid, columns, onNewField }: AddColumnProps) {
  const { object } = grid.options;
  const sections = useMemo(() => {
    const shown = new Set(columns.shown.map(({ field }) => field.name));
    const hidden = columnFields(object).filter(({ name }) => !shown.has(name));
    const items = hidden.map(({ id, name, label }) => ({
      id,
      label,
      onSelect: () => grid.columnMoves.show(name, true),
    }));
    const making = { id: 'new', label: 'New field', icon: IconPlus, onSelect: () => onNewField?.() };
    const all: MenuSection[] = [
      { id: 'hidden', heading: 'Show a column', items },
      { id: 'new', items: onNewField ? [making] : [] },
    ];
    return all.filter((section) => section.items.length);
  }, [object, columns.shown, grid, onNewField]);
  if (!sections.length) return null;
  return (
    <MenuButton className={styles.addColumn} label="Add a column" align="end" sections={sections}>
      <IconPlus size={15} stroke={1.7} aria-hidden />
    </MenuButton>
  );
}
