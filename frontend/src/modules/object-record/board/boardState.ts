/** What the person is doing on one board. Each mounted board has its own atoms' values, in its own Jotai store. */
import { atom } from 'jotai/vanilla';

export interface CardPosition {
  readonly column: number;
  readonly row: number;
}

/** A card that is being carried, by pointer or by keys, and where it would come to lie. */
export interface Carrying {
  readonly id: string;
  readonly from: CardPosition;
  /** Counted among the cards as they lie now; null when it would fall beside the board. */
  readonly over: CardPosition | null;
  readonly by: 'pointer' | 'keys';
}

export const activeCardAtom = atom<CardPosition | null>(null);
export const carryingAtom = atom<Carrying | null>(null);
/** What screen readers are told. */
export const saidAtom = atom('');
