import { useState } from 'react';
import { ConditionChips } from './ConditionChips';
import { SaveView } from './SaveView';
import type { CurrentView } from './useCurrentView';
import { ViewSwitcher } from './ViewSwitcher';
import { ViewTools } from './ViewTools';
import * as s from './views.css';

/** The view in one line: its name, what it leaves out, its order, and what can be done about each. */
export function ViewBar({ current }: { current: CurrentView }) {
  const [isSearching, setIsSearching] = useState(false);
  return (
    <div className={s.bar}>
      <ViewSwitcher current={current} />
      <ConditionChips current={current} isSearching={isSearching} onSearched={() => setIsSearching(false)} />
      <span className={s.grow} />
      {current.conditions.isChanged && <SaveView current={current} />}
      <ViewTools current={current} onSearch={() => setIsSearching(true)} />
    </div>
  );
}
