/** What a person did and can take back: a stack per tab. Undo is an ordinary write that inverts an earlier one. */
import { dismissToast, showToast } from './toasts';

export interface Undoable {
  /** Past tense, shown in the toast: "Stage changed", "3 people deleted". */
  label: string;
  undo: () => Promise<void>;
  redo?: () => Promise<void>;
}

const depth = 50;

export class UndoStack {
  private readonly done: Undoable[] = [];
  private readonly undone: Undoable[] = [];
  private isBusy = false;

  push(step: Undoable): void {
    this.done.push(step);
    if (this.done.length > depth) this.done.shift();
    this.undone.length = 0;
  }

  clear(): void {
    this.done.length = 0;
    this.undone.length = 0;
  }

  /** Takes back the last step and returns it; a step that fails to be undone stays where it was. */
  undo(): Promise<Undoable | null> {
    return this.move(this.done, this.undone, (step) => step.undo());
  }

  redo(): Promise<Undoable | null> {
    return this.move(this.undone, this.done, (step) => step.redo?.() ?? Promise.resolve());
  }

  /** Takes back one particular step, e.g. from its toast; false when it already was. */
  async undoStep(step: Undoable): Promise<boolean> {
    const index = this.done.indexOf(step);
    if (index === -1 || this.isBusy) return false;
    this.done.splice(index, 1);
    this.done.push(step);
    return (await this.undo()) !== null;
  }

  private async move(
    from: Undoable[],
    to: Undoable[],
    run: (step: Undoable) => Promise<void>,
  ): Promise<Undoable | null> {
    const step = from.at(-1);
    if (!step || this.isBusy) return null;
    this.isBusy = true;
    try {
      await run(step);
      from.pop();
      if (step.redo || to !== this.undone) to.push(step);
      return step;
    } finally {
      this.isBusy = false;
    }
  }
}

export const undoStack = new UndoStack();

/** Records a step and offers to take it back. */
export function offerUndo(step: Undoable): void {
  undoStack.push(step);
  const id = showToast({
    message: step.label,
    action: {
      label: 'Undo',
      run: () => {
        dismissToast(id);
        void undoStack
          .undoStep(step)
          .catch(() => showToast({ message: `Could not undo: ${step.label}`, tone: 'danger' }));
      },
    },
  });
}
