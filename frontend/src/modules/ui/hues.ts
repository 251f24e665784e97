/** Twelve hues cover every colour a person can choose; names of the API's palette map onto them. */
export const hues = {
  slate: 240,
  petrol: 212,
  teal: 185,
  green: 150,
  olive: 118,
  amber: 82,
  apricot: 60,
  coral: 34,
  rose: 10,
  plum: 335,
  violet: 300,
  indigo: 272,
} as const;

export type HueName = keyof typeof hues;

const hueByApiColor: Record<string, HueName> = {
  red: 'coral',
  ruby: 'rose',
  crimson: 'rose',
  tomato: 'coral',
  orange: 'apricot',
  amber: 'amber',
  yellow: 'amber',
  lime: 'olive',
  grass: 'green',
  green: 'green',
  jade: 'teal',
  mint: 'teal',
  turquoise: 'teal',
  cyan: 'petrol',
  sky: 'petrol',
  blue: 'slate',
  iris: 'indigo',
  violet: 'violet',
  purple: 'violet',
  plum: 'plum',
  pink: 'rose',
  bronze: 'apricot',
  gold: 'amber',
  brown: 'apricot',
  gray: 'slate',
};

/** Every colour that the API knows by name. */
export const apiColors: readonly string[] = Object.keys(hueByApiColor);

/** The hue angle of a colour named by the API, e.g. a select option's `turquoise`. */
export function hueOfApiColor(name: string | null | undefined): number {
  return hues[hueByApiColor[name ?? ''] ?? 'slate'];
}

const hueAngles = Object.values(hues);

/** A stable hue for a record, so that its avatar keeps its colour everywhere. */
export function hueOfText(text: string): number {
  let hash = 0;
  for (const character of text) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) | 0;
  return hueAngles[Math.abs(hash) % hueAngles.length] ?? hues.slate;
}
