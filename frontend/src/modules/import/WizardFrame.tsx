import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { ObjectMetadata } from '@/modules/object-metadata';
import { IconCheck, IconX } from '@/modules/ui/icons';
import { buttonClass } from '@/modules/ui/primitives/buttonClass';
import * as sheet from '@/modules/ui/primitives/Sheet.css';
import * as s from './Wizard.css';

const steps = ['File', 'Columns', 'Check', 'Result'] as const;
export type Step = (typeof steps)[number];

interface WizardFrameProps {
  object: ObjectMetadata;
  step: Step;
  children: ReactNode;
  footer?: ReactNode;
}

/** Title, steps and the way out: the same around every step of an import. */
export function WizardFrame({ object, step, children, footer }: WizardFrameProps) {
  const current = steps.indexOf(step);
  return (
    <div className={sheet.sheet}>
      <header className={sheet.header}>
        <h1 className={sheet.title}>Import {object.labelPlural.toLowerCase()}</h1>
        <span className={sheet.grow} />
        <ol className={s.steps} aria-label="Steps">
          {steps.map((name, index) => (
            <li
              key={name}
              className={s.step}
              aria-current={index === current ? 'step' : undefined}
              data-done={index < current || undefined}
            >
              <span className={s.number}>
                {index < current ? <IconCheck size={12} stroke={2.2} aria-label="Done" /> : index + 1}
              </span>
              {name}
            </li>
          ))}
        </ol>
        <Link
          to={`/objects/${object.namePlural}`}
          className={buttonClass({ variant: 'ghost', shape: 'icon' })}
          aria-label={`Back to ${object.labelPlural.toLowerCase()}`}
          data-tip={`Back to ${object.labelPlural.toLowerCase()}`}
        >
          <IconX size={16} stroke={1.6} aria-hidden />
        </Link>
      </header>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region is reachable by keyboard */}
      <section className={s.body} tabIndex={0} aria-label={step}>
        {children}
      </section>
      {footer && <footer className={s.footer}>{footer}</footer>}
    </div>
  );
}
