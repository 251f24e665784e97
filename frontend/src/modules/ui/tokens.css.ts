/** The design language: paper and petrol. Every colour, size and motion of the app is named here. */
import { createGlobalTheme, createGlobalThemeContract } from '@vanilla-extract/css';

export const color = createGlobalThemeContract(
  {
    paper: 'paper',
    surface: 'surface',
    raised: 'raised',
    sunken: 'sunken',
    raisedHover: 'raised-hover',
    line: 'line',
    lineStrong: 'line-strong',
    control: 'control',
    ink: 'ink',
    ink2: 'ink-2',
    ink3: 'ink-3',
    accent: 'accent',
    accentHover: 'accent-hover',
    accentInk: 'accent-ink',
    accentSoft: 'accent-soft',
    onAccent: 'on-accent',
    spark: 'spark',
    sparkSoft: 'spark-soft',
    positive: 'positive',
    danger: 'danger',
    dangerSoft: 'danger-soft',
    onDanger: 'on-danger',
    focus: 'focus',
    rowHover: 'row-hover',
    rowSelected: 'row-selected',
    scrim: 'scrim',
    shadowRest: 'shadow-rest',
    shadowFloat: 'shadow-float',
    tagPaper: 'tag-paper',
    tagInk: 'tag-ink',
    tagDot: 'tag-dot',
  },
  (name) => `s-${name}`,
);

createGlobalTheme(':root', color, {
  paper: 'oklch(0.970 0.006 88)',
  surface: 'oklch(0.996 0.003 95)',
  raised: 'oklch(1 0 0)',
  sunken: 'oklch(0.945 0.008 88)',
  raisedHover: 'oklch(0.945 0.008 88)',
  line: 'oklch(0.915 0.008 85)',
  lineStrong: 'oklch(0.80 0.012 85)',
  control: 'oklch(0.64 0.012 85)',
  ink: 'oklch(0.255 0.018 235)',
  ink2: 'oklch(0.44 0.016 235)',
  ink3: 'oklch(0.525 0.014 235)',
  accent: 'oklch(0.49 0.088 215)',
  accentHover: 'oklch(0.42 0.082 218)',
  accentInk: 'oklch(0.42 0.082 218)',
  accentSoft: 'oklch(0.945 0.024 205)',
  onAccent: 'oklch(0.99 0.005 95)',
  spark: 'oklch(0.79 0.135 66)',
  sparkSoft: 'oklch(0.955 0.038 72)',
  positive: 'oklch(0.52 0.11 150)',
  danger: 'oklch(0.54 0.185 25)',
  dangerSoft: 'oklch(0.955 0.022 22)',
  onDanger: 'oklch(0.99 0.005 95)',
  focus: 'oklch(0.58 0.11 213)',
  rowHover: 'oklch(0.981 0.006 88)',
  rowSelected: 'oklch(0.962 0.016 205)',
  scrim: 'oklch(0.255 0.018 235 / 0.28)',
  shadowRest: '0 1px 2px rgb(38 32 20 / .05), 0 0 0 1px rgb(38 32 20 / .06)',
  shadowFloat: '0 12px 32px -8px rgb(38 32 20 / .18), 0 2px 6px rgb(38 32 20 / .06), 0 0 0 1px rgb(38 32 20 / .06)',
  tagPaper: '0.945 0.032',
  tagInk: '0.40 0.085',
  tagDot: '0.62 0.11',
});

createGlobalTheme('html[data-theme="dark"]', color, {
  paper: 'oklch(0.195 0.010 245)',
  surface: 'oklch(0.226 0.011 245)',
  raised: 'oklch(0.262 0.013 245)',
  sunken: 'oklch(0.265 0.012 245)',
  raisedHover: 'oklch(0.325 0.014 245)',
  line: 'oklch(0.300 0.013 245)',
  lineStrong: 'oklch(0.42 0.015 245)',
  control: 'oklch(0.56 0.015 245)',
  ink: 'oklch(0.945 0.006 90)',
  ink2: 'oklch(0.775 0.010 240)',
  ink3: 'oklch(0.670 0.012 240)',
  accent: 'oklch(0.735 0.100 205)',
  accentHover: 'oklch(0.815 0.095 203)',
  accentInk: 'oklch(0.815 0.095 203)',
  accentSoft: 'oklch(0.305 0.042 215)',
  onAccent: 'oklch(0.19 0.02 230)',
  spark: 'oklch(0.815 0.125 68)',
  sparkSoft: 'oklch(0.31 0.045 68)',
  positive: 'oklch(0.77 0.12 152)',
  danger: 'oklch(0.715 0.150 25)',
  dangerSoft: 'oklch(0.29 0.045 22)',
  onDanger: 'oklch(0.19 0.02 25)',
  focus: 'oklch(0.76 0.105 205)',
  rowHover: 'oklch(0.243 0.012 245)',
  rowSelected: 'oklch(0.272 0.028 218)',
  scrim: 'oklch(0.12 0.01 245 / 0.55)',
  shadowRest: '0 1px 2px rgb(0 0 0 / .35), 0 0 0 1px rgb(255 255 255 / .05)',
  shadowFloat: '0 18px 44px -10px rgb(0 0 0 / .6), 0 0 0 1px rgb(255 255 255 / .08)',
  tagPaper: '0.315 0.045',
  tagInk: '0.865 0.075',
  tagDot: '0.72 0.10',
});

/** Paint for anything that carries a hue in `--hue` (tags, avatars): contrast holds for every hue. */
export const hued = {
  paper: `oklch(${color.tagPaper} var(--hue))`,
  ink: `oklch(${color.tagInk} var(--hue))`,
  dot: `oklch(${color.tagDot} var(--hue))`,
} as const;

export const space = {
  1: '2px',
  2: '4px',
  3: '6px',
  4: '8px',
  5: '12px',
  6: '16px',
  7: '20px',
  8: '24px',
  9: '32px',
  10: '40px',
  11: '56px',
} as const;

export const radius = { s: '4px', m: '6px', l: '10px', sheet: '12px', xl: '14px', full: '999px' } as const;

export const family = {
  ui: '"Inter Variable", "Inter Fallback", ui-sans-serif, system-ui, sans-serif',
  display: '"Newsreader Variable", "Newsreader Fallback", ui-serif, Georgia, serif',
  mono: 'ui-monospace, "SF Mono", "Cascadia Mono", Menlo, monospace',
} as const;

/** `font` shorthands of the type scale. */
export const font = {
  meta: `450 11.5px/16px ${family.ui}`,
  header: `550 12px/16px ${family.ui}`,
  base: `450 13px/20px ${family.ui}`,
  field: `450 14px/20px ${family.ui}`,
  lead: `450 16px/24px ${family.ui}`,
  title: `480 23px/28px ${family.display}`,
  display: `480 32px/36px ${family.display}`,
} as const;

export const weight = { text: 450, name: 520, label: 550, number: 600, serif: 480 } as const;

export const motion = {
  ease: 'cubic-bezier(0.2, 0, 0, 1)',
  hover: '90ms',
  popover: '140ms',
  panel: '200ms',
  dialog: '240ms',
} as const;

export const size = {
  navigation: '232px',
  control: '28px',
  headerRow: '34px',
  row: '36px',
  settings: '640px',
} as const;

export const media = {
  narrow: '(max-width: 720px)',
  wide: '(min-width: 721px)',
  hover: '(hover: hover)',
  reducedMotion: '(prefers-reduced-motion: reduce)',
} as const;
