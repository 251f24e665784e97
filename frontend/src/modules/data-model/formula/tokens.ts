/** A formula's text in pieces, as the server reads it: for colours, and to know what is being typed. */

export type TokenKind = 'space' | 'number' | 'text' | 'name' | 'word' | 'sign' | 'unknown';

export interface Token {
  kind: TokenKind;
  text: string;
  start: number;
  end: number;
}

const pieces =
  /(?<space>\s+)|(?<number>\d+(?:\.\d+)?|\.\d+)|(?<text>"(?:[^"]|"")*"?|'(?:[^']|'')*'?)|(?<name>[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*\.?|\{[^}]*\}?)|(?<sign><=|>=|<>|!=|==|[-+*/%&=<>(),])|(?<unknown>[\s\S])/gu;

const words = new Set(['and', 'or', 'not', 'true', 'false', 'blank']);

export function tokensOf(source: string): Token[] {
  return [...source.matchAll(pieces)].map(({ 0: text, index, groups = {} }) => {
    const [found = 'unknown'] = Object.entries(groups).find(([, group]) => group !== undefined) ?? [];
    const kind = found === 'name' && words.has(text.toLowerCase()) ? 'word' : (found as TokenKind);
    return { kind, text, start: index, end: index + text.length };
  });
}
