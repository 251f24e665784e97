import type { Icon } from '@tabler/icons-react';
import type { ComponentProps, ReactNode } from 'react';
import { Link, type LinkProps } from 'react-router';
import { type ButtonLook, buttonClass } from './buttonClass';
import { Spinner } from './Spinner';

interface Look extends Omit<ButtonLook, 'shape'> {
  icon?: Icon | undefined;
}

export interface ButtonProps extends Look, Omit<ComponentProps<'button'>, 'className'> {
  /** Shows that work goes on and refuses a second click, without losing focus. */
  isBusy?: boolean;
  children: ReactNode;
}

export function Button({ variant, size, icon: Glyph, isWide, isBusy, children, onClick, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className={buttonClass({ variant, size, isWide })}
      aria-disabled={isBusy || undefined}
      onClick={isBusy ? (event) => event.preventDefault() : onClick}
    >
      {isBusy ? <Spinner /> : Glyph && <Glyph size={15} stroke={1.7} aria-hidden />}
      {children}
    </button>
  );
}

export interface IconButtonProps extends Omit<ComponentProps<'button'>, 'className'> {
  icon: Icon;
  /** The accessible name, and the tooltip. */
  label: string;
  variant?: ButtonLook['variant'];
}

export function IconButton({ icon: Glyph, label, variant = 'ghost', ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className={buttonClass({ variant, shape: 'icon' })}
      aria-label={label}
      data-tip={label}
    >
      <Glyph size={16} stroke={1.6} aria-hidden />
    </button>
  );
}

export function ButtonLink({
  variant,
  size,
  icon: Glyph,
  isWide,
  children,
  ...rest
}: Look & Omit<LinkProps, 'className'>) {
  return (
    <Link {...rest} className={buttonClass({ variant, size, isWide })}>
      {Glyph && <Glyph size={15} stroke={1.7} aria-hidden />}
      {children}
    </Link>
  );
}
