import { beforeEach, describe, expect, it } from 'vitest';
import { type KeyBinding, KeyDispatcher, type KeyScope } from './keyDispatcher';

let keys: KeyDispatcher;
let log: string[];

beforeEach(() => {
  keys = new KeyDispatcher();
  log = [];
  document.body.innerHTML = '<main><section tabindex="0"><input><textarea></textarea></section></main>';
});

const at = (selector: string): HTMLElement => {
  const element = document.querySelector<HTMLElement>(selector);
  if (!element) throw new Error(selector);
  return element;
};
const bind = (pressed: string, label = pressed, more: Partial<KeyBinding> = {}): KeyBinding => ({
  keys: pressed,
  label,
  run: () => log.push(label),
  ...more,
});
const layer = (selector: string, bindings: KeyBinding[], more: Partial<KeyScope> = {}) =>
  keys.register(at(selector), () => ({ name: selector, bindings, ...more }));

function press(selector: string, key: string, init: KeyboardEventInit = {}): KeyboardEvent {
  const event = new KeyboardEvent('keydown', { key, code: key, bubbles: true, cancelable: true, ...init });
  at(selector).addEventListener('keydown', keys.dispatch, { once: true });
  at(selector).dispatchEvent(event);
  return event;
}

describe('the key dispatcher', () => {
  it('gives a key to the innermost layer that binds it', () => {
    layer('main', [bind('x', 'page'), bind('y', 'page y')]);
    layer('section', [bind('x', 'grid')]);
    press('section', 'x');
    press('section', 'y');
    expect(log).toEqual(['grid', 'page y']);
  });

  it('prevents the default of keys it took, and of no others', () => {
    layer('main', [bind('x')]);
    expect(press('section', 'x').defaultPrevented).toBe(true);
    expect(press('section', 'z').defaultPrevented).toBe(false);
  });

  it('leaves letters to the input in which they are typed', () => {
    layer('main', [bind('x'), bind('Escape')]);
    press('input', 'x');
    press('textarea', 'x');
    press('input', 'Escape');
    expect(log).toEqual(['Escape']);
  });

  it('reaches through inputs only where a binding says so', () => {
    layer('main', [bind('Control+z', 'undo'), bind('Control+k', 'search', { inText: true })]);
    press('input', 'z', { ctrlKey: true });
    press('input', 'k', { ctrlKey: true });
    expect(log).toEqual(['search']);
  });

  it('recognises sequences, and forgets them after a second', () => {
    layer('main', [bind('g p', 'people'), bind('p', 'p')]);
    press('section', 'g');
    press('section', 'p');
    expect(log).toEqual(['people']);
    const early = press('section', 'g');
    const late = new KeyboardEvent('keydown', { key: 'p', code: 'p', bubbles: true });
    Object.defineProperty(late, 'timeStamp', { value: early.timeStamp + 5_000 });
    at('section').addEventListener('keydown', keys.dispatch, { once: true });
    at('section').dispatchEvent(late);
    expect(log).toEqual(['people', 'p']);
  });

  it('never starts a sequence while typing', () => {
    layer('main', [bind('g p', 'people')]);
    press('input', 'g');
    press('section', 'p');
    expect(log).toEqual([]);
  });

  it('does not pass a modal layer', () => {
    layer('main', [bind('x')]);
    layer('section', [], { isModal: true });
    press('section', 'x');
    expect(log).toEqual([]);
  });

  it('skips bindings that are not enabled, and keys already handled', () => {
    layer('main', [bind('x', 'outer')]);
    layer('section', [bind('x', 'inner', { isEnabled: () => false })]);
    press('section', 'x');
    at('section').addEventListener('keydown', (event) => event.preventDefault(), { once: true });
    press('section', 'x');
    expect(log).toEqual(['outer']);
  });

  it('offers unbound keys to the layer, innermost first', () => {
    layer('section', [bind('x')], { onOtherKey: ({ key }) => key === 'q' && log.push(`typed ${key}`) > 0 });
    press('section', 'q');
    press('section', 'x');
    expect(log).toEqual(['typed q', 'x']);
  });

  it('ignores keys of an input method while it composes', () => {
    layer('main', [bind('Enter')]);
    press('input', 'Enter', { isComposing: true });
    expect(log).toEqual([]);
  });

  it('forgets a layer that left', () => {
    const leave = layer('main', [bind('x')]);
    leave();
    press('section', 'x');
    expect(log).toEqual([]);
  });
});
