import { type Token, tokensOf } from './tokens';
import * as s from './FormulaInput.css';

/** What is wrong, and with which characters; without a length it is about all of it, or about what is missing at the end. */
export interface FormulaMistake {
  message: string;
  position: number;
  length: number;
}

/** The text of a formula in colours. It lies under the letters that are typed, and says nothing that they do not. */
export function FormulaInk({ source, mistake }: { source: string; mistake: FormulaMistake | null }) {
  return (
    <pre className={s.ink} aria-hidden>
      {tokensOf(source).map((token) => (
        <span key={token.start} className={s.tokens[token.kind]} data-wrong={isWrong(token, mistake) || undefined}>
          {token.text}
        </span>
      ))}
      {mistake && mistake.position >= source.trimEnd().length && <span data-wrong>{'\u00A0'}</span>}
    </pre>
  );
}

function isWrong({ start, end, kind }: Token, mistake: FormulaMistake | null): boolean {
  if (!mistake || kind === 'space') return false;
  return start < mistake.position + mistake.length && end > mistake.position;
}
