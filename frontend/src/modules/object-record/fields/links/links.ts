import { type Parsed, parsed, refused } from '../fieldKind';

export interface Link {
  readonly url: string;
  readonly label: string;
}

/** The primary link first. */
export type Links = readonly Link[];

/** An address a browser may follow; null for `javascript:` and the like. */
export function hrefOf(url: string): string | null {
  const address = /^[a-z][a-z\d+.-]*:/i.test(url) ? url : `https://${url}`;
  return /^https?:\/\/[^\s/]+/i.test(address) && URL.canParse(address) ? address : null;
}

/** "linkedin.com/in/ada" rather than the whole of it. */
export function shortUrl(url: string): string {
  return url.replace(/^https?:\/\/(www\.)?/i, '').replace(/\/$/, '');
}

export function parseLinks(texts: readonly string[], previous: Links | null): Parsed<Links> {
  const urls = texts.map((text) => text.trim()).filter(Boolean);
  const wrong = urls.find((url) => !hrefOf(url) || !/\.|localhost/.test(url));
  if (wrong) return refused(`“${wrong}” is not a web address`);
  const links = urls.map((url) => previous?.find((known) => known.url === url) ?? { url, label: '' });
  return parsed(links.length ? links : null);
}
