import type { KeyboardEvent, PointerEvent } from 'react';
import * as s from './panel.css';
import { narrowestPanel, widestPanel } from './usePanelWidth';

interface PanelGripProps {
  width: number;
  onWidth: (width: number) => void;
}

const step = 16;

/** The edge of the panel: dragged, or moved with the arrow keys. */
export function PanelGrip({ width, onWidth }: PanelGripProps) {
  const drag = (event: PointerEvent<HTMLElement>) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const right = event.currentTarget.parentElement?.getBoundingClientRect().right ?? innerWidth;
    onWidth(right - event.clientX);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const by = { ArrowLeft: step, ArrowRight: -step }[event.key];
    if (!by) return;
    event.preventDefault();
    onWidth(width + by);
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- a separator with a value is a control
    <div
      role="separator"
      tabIndex={0}
      className={s.grip}
      aria-label="Width of the panel"
      aria-orientation="vertical"
      aria-valuenow={width}
      aria-valuemin={narrowestPanel}
      aria-valuemax={widestPanel}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={drag}
      onKeyDown={onKeyDown}
    />
  );
}
