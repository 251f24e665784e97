import { group, kbd } from './Kbd.css';

const isApple = /Mac|iPhone|iPad/u.test(navigator.userAgent);
const names: Record<string, string> = {
  $mod: isApple ? '⌘' : 'Ctrl',
  Shift: isApple ? '⇧' : 'Shift',
  Alt: isApple ? '⌥' : 'Alt',
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Escape: 'Esc',
  Enter: '↵',
};

/** Keys as people read them: `$mod+k` becomes ⌘ K or Ctrl K. */
export function keyNames(keys: string): string[] {
  return keys.split(/[ +]/u).map((key) => names[key] ?? (key.length === 1 ? key.toUpperCase() : key));
}

export function Kbd({ keys }: { keys: string }) {
  return (
    <span className={group}>
      {keyNames(keys).map((name) => (
        <kbd key={name} className={kbd}>
          {name}
        </kbd>
      ))}
    </span>
  );
}
