import { type PointerEvent, useCallback } from 'react';
import { overlayRoot } from '@/modules/ui/overlays/overlayRoot';
import * as s from './board.css';
import type { BoardController } from './boardController';
import type { CardPosition } from './boardState';

const threshold = 5;
const longPress = 300;
const edge = 48;
const edgeStep = 14;

type Press = (event: PointerEvent<HTMLElement>, column: number, row: number) => void;

interface Point {
  x: number;
  y: number;
}

/** Cards are carried by the pointer; on touch screens after a long press, since a short one scrolls. */
export function useBoardDrag(board: BoardController, rowHeight: number): Press {
  return useCallback<Press>(
    (event, column, row) => {
      if (event.button !== 0 || !board.options.canMove) return;
      new CardDrag(board, event.currentTarget, { column, row }, rowHeight).begin(event.nativeEvent);
    },
    [board, rowHeight],
  );
}

class CardDrag {
  private readonly stop = new AbortController();
  private ghost: HTMLElement | null = null;
  private frame = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private start: Point = { x: 0, y: 0 };
  private at: Point = { x: 0, y: 0 };
  private grip: Point = { x: 0, y: 0 };

  constructor(
    private readonly board: BoardController,
    private readonly card: HTMLElement,
    private readonly from: CardPosition,
    private readonly rowHeight: number,
  ) {}

  begin({ clientX: x, clientY: y, pointerType }: globalThis.PointerEvent): void {
    const { signal } = this.stop;
    const { left, top } = this.card.getBoundingClientRect();
    this.start = { x, y };
    this.at = this.start;
    this.grip = { x: x - left, y: y - top };
    const isTouch = pointerType === 'touch';
    if (isTouch) this.timer = setTimeout(() => this.lift(), longPress);
    document.addEventListener('pointermove', (event) => this.move(event, isTouch), { signal });
    document.addEventListener('pointerup', () => this.end(true), { signal });
    document.addEventListener('pointercancel', () => this.end(false), { signal });
    document.addEventListener('keydown', (event) => event.key === 'Escape' && this.end(false), {
      signal,
      capture: true,
    });
    // What is carried does not scroll.
    document.addEventListener('touchmove', (event) => this.ghost && event.preventDefault(), { signal, passive: false });
    document.addEventListener('contextmenu', (event) => isTouch && event.preventDefault(), { signal });
  }

  private move({ clientX: x, clientY: y }: globalThis.PointerEvent, isTouch: boolean): void {
    this.at = { x, y };
    const isFar = Math.hypot(x - this.start.x, y - this.start.y) > threshold;
    if (this.ghost) return;
    if (isFar && isTouch) this.end(false);
    else if (isFar) this.lift();
  }

  private lift(): void {
    if (!this.board.lift('pointer', this.from)) return this.end(false);
    const ghost = this.card.cloneNode(true) as HTMLElement;
    ghost.classList.add(s.ghost);
    ghost.style.width = `${this.card.offsetWidth}px`;
    ghost.style.height = `${this.card.offsetHeight}px`;
    ghost.setAttribute('aria-hidden', 'true');
    ghost.tabIndex = -1;
    overlayRoot().append(ghost);
    this.ghost = ghost;
    document.documentElement.style.cursor = 'grabbing';
    return this.follow();
  }

  /** Once a frame: the card follows the pointer, columns scroll at their edges, the place under the pointer is shown. */
  private readonly follow = (): void => {
    if (!this.ghost) return;
    const { x, y } = this.at;
    this.ghost.style.transform = `translate(${x - this.grip.x}px, ${y - this.grip.y}px)`;
    this.board.carryTo(this.placeUnder(x, y));
    this.frame = requestAnimationFrame(this.follow);
  };

  private placeUnder(x: number, y: number): CardPosition | null {
    const under = document.elementFromPoint(x, y);
    const board = this.card.closest('[data-board]') ?? under?.closest('[data-board]');
    if (board) scrollAtEdges(board, x, 'x');
    const section = under?.closest<HTMLElement>('[data-column]');
    const cards = section?.querySelector<HTMLElement>('[data-cards]');
    if (!section || !cards) return null;
    scrollAtEdges(cards, y, 'y');
    const column = Number(section.dataset['column']);
    const top = y - this.grip.y - cards.getBoundingClientRect().top + cards.scrollTop;
    const slot = Math.round(top / this.rowHeight);
    // Below itself, a card takes the slot of the one that moves up into its own.
    const row = column === this.from.column && slot > this.from.row ? slot + 1 : slot;
    return { column, row: Math.min(Math.max(0, row), this.board.countIn(column)) };
  }

  private end(isDropped: boolean): void {
    clearTimeout(this.timer);
    cancelAnimationFrame(this.frame);
    this.stop.abort();
    if (!this.ghost) return;
    this.ghost.remove();
    this.ghost = null;
    document.documentElement.style.cursor = '';
    swallowClick();
    if (isDropped) this.board.drop();
    else this.board.cancel();
  }
}

function scrollAtEdges(element: Element, at: number, axis: 'x' | 'y'): void {
  const { left, right, top, bottom } = element.getBoundingClientRect();
  const [low, high] = axis === 'x' ? [left, right] : [top, bottom];
  const by = at < low + edge ? -edgeStep : at > high - edge ? edgeStep : 0;
  if (by) element.scrollBy(axis === 'x' ? { left: by } : { top: by });
}

/** Putting a card down ends with a click that was not meant as one. */
function swallowClick(): void {
  const swallow = (event: Event) => {
    event.preventDefault();
    event.stopPropagation();
  };
  window.addEventListener('click', swallow, { capture: true, once: true });
  setTimeout(() => window.removeEventListener('click', swallow, { capture: true }), 0);
}
