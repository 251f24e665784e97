import * as s from './Button.css';

export interface ButtonLook {
  variant?: keyof typeof s.variants | undefined;
  size?: 'regular' | 'large' | undefined;
  shape?: 'text' | 'icon' | undefined;
  isWide?: boolean | undefined;
}

/** The class of anything that looks like a button. */
export function buttonClass({ variant = 'secondary', size, shape, isWide }: ButtonLook): string {
  const classes = [s.variants[variant], size === 'large' && s.large, shape === 'icon' && s.iconOnly, isWide && s.wide];
  return classes.filter(Boolean).join(' ');
}
