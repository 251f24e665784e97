import { Toast as Base } from '@base-ui/react/toast';
import { useEffect } from 'react';
import { IconX } from '../icons';
import { dismissToast, type Toast, toastQueue } from '../toasts';
import { overlayRoot } from './overlayRoot';
import * as s from './Toaster.css';

const manager = Base.createToastManager();

/** Draws the queue of `toasts.ts`; F6 moves the focus here and back. */
export function Toaster() {
  useEffect(followQueue, []);
  return (
    <Base.Provider toastManager={manager} limit={4}>
      <Base.Portal container={overlayRoot()}>
        <Base.Viewport className={s.viewport}>
          <Toasts />
        </Base.Viewport>
      </Base.Portal>
    </Base.Provider>
  );
}

function Toasts() {
  return Base.useToastManager().toasts.map((toast) => (
    <Base.Root key={toast.id} toast={toast} className={s.toast} swipeDirection={['right', 'down']}>
      <Base.Content className={s.content}>
        <span className={s.dot} data-type={toast.type} />
        <div className={s.words}>
          <Base.Title className={s.message} render={<p />} />
          <Base.Description className={s.detail} />
        </div>
        <Base.Action className={s.action} />
        <Base.Close className={s.close} aria-label="Dismiss">
          <IconX size={14} stroke={1.7} aria-hidden />
        </Base.Close>
      </Base.Content>
    </Base.Root>
  ));
}

/** Hands what the queue gained and lost to Base UI, which keeps the time. */
function followQueue(): () => void {
  let shown: readonly Toast[] = [];
  const follow = () => {
    const wanted = toastQueue.getCurrent();
    for (const gone of shown.filter(({ id }) => !wanted.some((toast) => toast.id === id))) manager.close(gone.id);
    for (const toast of wanted.filter((candidate) => !shown.includes(candidate))) manager.add(asBaseToast(toast));
    shown = wanted;
  };
  follow();
  return toastQueue.subscribe(follow);
}

function asBaseToast({ id, message, detail, tone, duration, action }: Toast) {
  return {
    id,
    title: message,
    description: detail,
    type: tone,
    timeout: duration,
    priority: tone === 'danger' ? ('high' as const) : ('low' as const),
    actionProps: action && { children: action.label, onClick: action.run },
    onClose: () => dismissToast(id),
  };
}
