import { showToast } from '@/modules/ui/toasts';
import { saveConditions } from './saveConditions';
import type { CurrentView } from './useCurrentView';
import * as s from './views.css';

/** What is shown is not what is saved: keep it, keep it elsewhere, or go back. */
export function SaveView({ current }: { current: CurrentView }) {
  const { object, view, actions, conditions, mayChange } = current;
  const save = async () => {
    const { filters, sorts, words, settle, change } = conditions;
    const saving = saveConditions(view, object, { filters, sorts, words });
    settle();
    if (await saving) showToast({ message: `“${view.name}” saved`, tone: 'good' });
    else change(() => ({ filters, sorts, words }));
  };
  const saveAsNew = () => actions.ask({ kind: 'make', draft: actions.draftOf(view, '', conditions) });
  return (
    <div className={s.saving} role="group" aria-label="Changes of this view">
      <button type="button" className={s.action} onClick={conditions.reset}>
        Reset
      </button>
      <button type="button" className={s.action} onClick={saveAsNew}>
        Save as new
      </button>
      {mayChange && (
        <button type="button" className={s.save} onClick={() => void save()}>
          {view.visibility === 'WORKSPACE' ? 'Save for everyone' : 'Save'}
        </button>
      )}
    </div>
  );
}
