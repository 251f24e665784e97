import { style, styleVariants } from '@vanilla-extract/css';
import { radius } from '@/modules/ui/tokens.css';

/** A picture of a theme has that theme's own colours, whichever one is on. */
const looks = {
  light: { paper: '#f7f5f1', surface: '#fefefb', line: '#e4e1da', accent: '#006c7f' },
  dark: { paper: '#111519', surface: '#20262b', line: '#39424a', accent: '#4ebbc7' },
};

export const picture = style({
  display: 'grid',
  gridTemplateColumns: '1fr',
  height: 84,
  borderRadius: radius.m,
  overflow: 'hidden',
});
export const split = style({ gridTemplateColumns: '1fr 1fr' });

export const half = styleVariants(looks, ({ paper }) => ({
  display: 'flex',
  padding: '8px 0 0 18px',
  background: paper,
}));
export const page = styleVariants(looks, ({ surface, line, accent }) => ({
  flex: 1,
  borderRadius: `${radius.m} 0 0 0`,
  background: `linear-gradient(${accent} 0 0) 10px 10px / 26px 6px no-repeat,
    repeating-linear-gradient(${surface} 0 11px, ${line} 11px 12px) 0 22px / 100% no-repeat, ${surface}`,
}));
