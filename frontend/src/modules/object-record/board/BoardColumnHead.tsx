import { tag } from '../fields/shared/displays';
import { IconArrowLeft, IconArrowRight, IconDots, IconEyeOff, IconPlus } from '@/modules/ui/icons';
import { MenuButton } from '@/modules/ui/MenuButton';
import type { MenuItem } from '@/modules/ui/overlays/MenuPopup';
import * as s from './board.css';
import type { BoardColumn, BoardController } from './boardController';

export interface ColumnActions {
  /** Null where columns cannot be arranged. */
  move: ((value: string | null, by: 1 | -1) => void) | null;
  hide: ((value: string | null) => void) | null;
}

interface BoardColumnHeadProps {
  board: BoardController;
  column: BoardColumn;
  index: number;
  count: number | null;
  sum: string | null;
  actions: ColumnActions;
}

/** What a column is about, how many cards it has, what they come to, and what can be done with it. */
export function BoardColumnHead({ board, column, index, count, sum, actions }: BoardColumnHeadProps) {
  const { object, canMove, columns } = board.options;
  const { move, hide } = actions;
  const items: MenuItem[] = [
    ...(move && index > 0
      ? [{ id: 'left', label: 'Move left', icon: IconArrowLeft, onSelect: () => move(column.value, -1) }]
      : []),
    ...(move && index < columns.length - 1
      ? [{ id: 'right', label: 'Move right', icon: IconArrowRight, onSelect: () => move(column.value, 1) }]
      : []),
    ...(hide ? [{ id: 'hide', label: 'Hide the column', icon: IconEyeOff, onSelect: () => hide(column.value) }] : []),
  ];
  return (
    <header className={s.columnHead}>
      <h2 className={s.columnName}>
        {column.value === null ? (
          <span className={s.hiddenTitle}>{column.label}</span>
        ) : (
          tag(column.label, column.color)
        )}
      </h2>
      {count !== null && <span className={s.quiet}>{count.toLocaleString()}</span>}
      <span className={s.grow} />
      {sum !== null && <span className={s.sum}>{sum}</span>}
      <span className={s.headActions}>
        {canMove && (
          <button
            type="button"
            className={s.headButton}
            aria-label={`New ${object.labelSingular.toLowerCase()} in ${column.label}`}
            onClick={() => board.startCard(index)}
          >
            <IconPlus size={15} stroke={1.7} aria-hidden />
          </button>
        )}
        {items.length > 0 && (
          <MenuButton
            className={s.headButton}
            label={`Column ${column.label}`}
            align="end"
            sections={[{ id: 'column', items }]}
          >
            <IconDots size={15} stroke={1.7} aria-hidden />
          </MenuButton>
        )}
      </span>
    </header>
  );
}
