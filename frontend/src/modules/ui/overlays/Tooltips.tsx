import { Tooltip } from '@base-ui/react/tooltip';
import { useEffect, useState } from 'react';
import { overlayRoot } from './overlayRoot';
import * as popup from './popup.css';
import * as s from './Tooltips.css';

const delay = 450;

/** One tooltip for the whole app: it shows `data-tip` of whatever is hovered or focused, so that nothing needs a wrapper. */
export function Tooltips() {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [text, setText] = useState('');
  useEffect(
    () =>
      watchTips((element) => {
        if (element) setText(element.dataset.tip ?? '');
        setAnchor(element);
      }),
    [],
  );
  return (
    <Tooltip.Root open={anchor !== null} onOpenChange={(isOpen) => !isOpen && setAnchor(null)}>
      <Tooltip.Portal container={overlayRoot()}>
        <Tooltip.Positioner className={popup.positioner} anchor={anchor} side={sideOf(anchor)} sideOffset={6}>
          <Tooltip.Popup className={s.tooltip} aria-hidden>
            {text}
          </Tooltip.Popup>
        </Tooltip.Positioner>
      </Tooltip.Portal>
    </Tooltip.Root>
  );
}

const sideOf = (anchor: HTMLElement | null) => (anchor?.dataset.tipSide === 'right' ? 'right' : 'bottom');

/** Calls back with the element whose tip is due, and with null when it is over. */
function watchTips(show: (element: HTMLElement | null) => void): () => void {
  const stop = new AbortController();
  let timer = 0;
  const schedule = (target: EventTarget | null, wait: number) => {
    clearTimeout(timer);
    const tipped = target instanceof Element ? target.closest<HTMLElement>('[data-tip]') : null;
    if (!tipped || tipped.hasAttribute('data-popup-open')) show(null);
    else timer = window.setTimeout(() => tipped.isConnected && show(tipped), wait);
  };
  const hide = () => schedule(null, 0);
  const { signal } = stop;
  document.addEventListener(
    'pointerover',
    ({ target, pointerType }) => pointerType !== 'touch' && schedule(target, delay),
    { signal },
  );
  document.addEventListener('focusin', ({ target }) => isKeyboardFocus(target) && schedule(target, 0), { signal });
  for (const event of ['pointerdown', 'focusout', 'keydown', 'scroll']) {
    document.addEventListener(event, hide, { signal, capture: true, passive: true });
  }
  return () => {
    clearTimeout(timer);
    stop.abort();
  };
}

const isKeyboardFocus = (target: EventTarget | null) => target instanceof Element && target.matches(':focus-visible');
