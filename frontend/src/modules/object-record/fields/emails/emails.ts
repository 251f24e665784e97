import { type Parsed, parsed, refused } from '../fieldKind';

export interface Emails {
  readonly primaryEmail: string;
  readonly additionalEmails: readonly string[];
}

const address = /^[^\s@,;<>"]+@[^\s@,;<>"]+\.[^\s@.,;<>"]{2,}$/;
/** All addresses, the primary one first. */
export const emailList = (value: Emails | null): string[] =>
  value ? [value.primaryEmail, ...value.additionalEmails].filter(Boolean) : [];

export function parseEmails(texts: readonly string[]): Parsed<Emails> {
  const addresses = texts
    .map((text) =>
      text
        .trim()
        .replace(/^mailto:/i, '')
        .toLowerCase(),
    )
    .filter(Boolean);
  const wrong = addresses.find((text) => !address.test(text));
  if (wrong) return refused(`“${wrong}” is not an e-mail address`);
  const [primaryEmail, ...additionalEmails] = [...new Set(addresses)];
  return parsed(primaryEmail ? { primaryEmail, additionalEmails } : null);
}
