import type { CSSProperties } from 'react';
import { apiColors, hueOfApiColor } from './hues';
import { MenuButton } from './MenuButton';
import * as s from './ColorMenu.css';

interface ColorMenuProps {
  /** What has the colour. */
  label: string;
  value: string | null;
  onChange: (color: string) => void;
}

/** A colour, by its name. */
export function ColorMenu({ label, value, onChange }: ColorMenuProps) {
  const items = apiColors.map((color) => ({
    id: color,
    label: color.charAt(0).toUpperCase() + color.slice(1),
    leading: <Dot color={color} />,
    isChecked: color === value,
    onSelect: () => onChange(color),
  }));
  return (
    <MenuButton
      label={`${label}: ${value ?? 'chosen by itself'}`}
      className={s.trigger}
      sections={[{ id: 'colors', items }]}
    >
      <Dot color={value} />
    </MenuButton>
  );
}

function Dot({ color }: { color: string | null }) {
  return <span className={s.dot} style={{ '--hue': hueOfApiColor(color) } as CSSProperties} aria-hidden />;
}
