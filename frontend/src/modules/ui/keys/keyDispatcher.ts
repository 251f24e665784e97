/**
 * The one place where keys become commands. Layers (page, grid, panel, dialog) are DOM containers; a key belongs to the
 * innermost layer around the focused element that binds it. Native text editing always wins inside inputs.
 */
import { type KeyBindingPress, matchKeyBindingPress, parseKeybinding } from 'tinykeys';
import { isTextEntry } from './isTextEntry';

export interface KeyBinding {
  /** `$mod+k`, `Shift+ArrowDown`, or a sequence: `g p`. */
  keys: string;
  /** What it does, for the shortcut sheet. */
  label: string;
  run: (event: KeyboardEvent) => void;
  isEnabled?: () => boolean;
  /** Also while typing. Enter, Tab and Escape always are. */
  inText?: boolean;
}

export interface KeyScope {
  name: string;
  bindings: readonly KeyBinding[];
  /** Asked after the bindings; true when it took the key, e.g. a character that starts editing. */
  onOtherKey?: (event: KeyboardEvent) => boolean;
  /** Keys do not reach layers beneath, as in a dialog. */
  isModal?: boolean;
}

const sequenceTimeout = 1_000;
const leavingKeys = new Set(['Enter', 'Tab', 'Escape']);
const modifierKeys = new Set(['Shift', 'Control', 'Alt', 'Meta']);

export class KeyDispatcher {
  private readonly scopes = new Map<Element, (() => KeyScope)[]>();
  private pending: KeyboardEvent[] = [];
  private pendingSince = 0;

  /** Adds a layer to `element`; the scope is read at each key, so that its bindings may change freely. */
  register(element: Element, scope: () => KeyScope): () => void {
    this.scopes.set(element, [scope, ...(this.scopes.get(element) ?? [])]);
    return () => {
      const left = (this.scopes.get(element) ?? []).filter((other) => other !== scope);
      if (left.length) this.scopes.set(element, left);
      else this.scopes.delete(element);
    };
  }

  readonly dispatch = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.isComposing || modifierKeys.has(event.key)) return;
    const target = event.target instanceof Element ? event.target : document.documentElement;
    const isTyping = isTextEntry(target);
    const path = this.layersAround(target);
    const presses = this.withPending(event);
    const isTaken = path.some((layer) => this.offer(layer, presses, isTyping));
    if (isTaken) event.preventDefault();
    if (isTaken || !this.startsSequence(path, presses, isTyping)) this.pending = [];
    else this.pending = presses;
  };

  /** The layers a key typed at `target` would meet, innermost first. */
  layersAround(target: Element | null): KeyScope[] {
    const found: KeyScope[] = [];
    for (let element = target; element; element = element.parentElement) {
      for (const scope of this.scopes.get(element) ?? []) {
        found.push(scope());
        if (found.at(-1)?.isModal) return found;
      }
    }
    return found;
  }

  private withPending(event: KeyboardEvent): KeyboardEvent[] {
    const isLate = event.timeStamp - this.pendingSince > sequenceTimeout;
    this.pendingSince = event.timeStamp;
    return isLate ? [event] : [...this.pending, event];
  }

  private offer(scope: KeyScope, events: KeyboardEvent[], isTyping: boolean): boolean {
    const last = events.at(-1);
    if (!last) return false;
    const binding = scope.bindings.find(
      (candidate) => isAvailable(candidate, last, isTyping) && matches(candidate, events),
    );
    binding?.run(last);
    return binding !== undefined || (events.length === 1 && !isTyping && (scope.onOtherKey?.(last) ?? false));
  }

  private startsSequence(path: KeyScope[], events: KeyboardEvent[], isTyping: boolean): boolean {
    const isPrefix = ({ keys }: KeyBinding) => {
      const presses = pressesOf(keys);
      return presses.length > events.length && matchesEach(presses, events);
    };
    return !isTyping && path.some(({ bindings }) => bindings.some(isPrefix));
  }
}

const parsed = new Map<string, KeyBindingPress[]>();

function pressesOf(keys: string): KeyBindingPress[] {
  const known = parsed.get(keys) ?? parseKeybinding(keys);
  parsed.set(keys, known);
  return known;
}

function matchesEach(presses: KeyBindingPress[], events: KeyboardEvent[]): boolean {
  return events.every((event, index) => {
    const press = presses[index];
    return press !== undefined && matchKeyBindingPress(event, press);
  });
}

function matches({ keys }: KeyBinding, events: KeyboardEvent[]): boolean {
  const presses = pressesOf(keys);
  return presses.length === events.length && matchesEach(presses, events);
}

function isAvailable(binding: KeyBinding, event: KeyboardEvent, isTyping: boolean): boolean {
  const isAllowed = !isTyping || binding.inText || leavingKeys.has(event.key);
  return isAllowed && (binding.isEnabled?.() ?? true);
}

export const keyDispatcher = new KeyDispatcher();
