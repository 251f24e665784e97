import { useState } from 'react';
import { Button } from '@/modules/ui/primitives/Button';
import * as s from './EndRow.css';
import { ImpactDialog, type WantedChange } from './impact/ImpactDialog';

interface Question {
  title: string;
  description: string;
  confirmLabel: string;
  change: WantedChange;
}

interface EndRowProps {
  /** What the button does: "Delete". */
  name: string;
  note: string;
  tone: 'danger' | 'primary';
  /** What is asked first, with what the change reaches; without it the button acts at once. */
  question?: Question;
  isDisabled?: boolean;
  isBusy: boolean;
  /** Whether it worked. */
  act: () => Promise<boolean>;
}

/** Something that can be done to put a thing aside or to bring it back, and what comes of it. */
export function EndRow({ name, note, tone, question, isDisabled, isBusy, act }: EndRowProps) {
  const [isAsking, setIsAsking] = useState(false);
  const confirm = async () => {
    if (await act()) setIsAsking(false);
  };
  return (
    <div className={s.row}>
      <div className={s.words}>
        <div className={s.name}>{name}</div>
        <p className={s.note}>{note}</p>
      </div>
      <Button
        variant={tone === 'danger' ? 'dangerGhost' : undefined}
        disabled={isDisabled}
        isBusy={isBusy && !isAsking}
        onClick={() => (question ? setIsAsking(true) : void act())}
      >
        {name}
      </Button>
      {isAsking && question && (
        <ImpactDialog
          {...question}
          tone={tone}
          isBusy={isBusy}
          onClose={() => setIsAsking(false)}
          onConfirm={() => void confirm()}
        />
      )}
    </div>
  );
}
