import { type LiveStatus, useLiveStatus } from '@/modules/realtime';
import { visuallyHidden } from '@/modules/ui/visuallyHidden.css';
import { dot } from './StatusDot.css';

export const liveStatusText: Record<LiveStatus, string> = {
  live: 'Live: changes by others appear at once',
  connecting: 'Connecting to live changes',
  reconnecting: 'Reconnecting to live changes',
  offline: 'No network connection',
};

/** Whether the screen follows what others do, at the corner of the person's own picture. */
export function StatusDot() {
  return <span className={dot} data-status={useLiveStatus()} />;
}

/** The same in words, for those who do not see the dot: beside the button, whose name hides what it holds. */
export function StatusText() {
  return <span className={visuallyHidden}>{liveStatusText[useLiveStatus()]}</span>;
}
