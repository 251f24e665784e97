import { globalFontFace, globalStyle } from '@vanilla-extract/css';
import { color, family, font, media } from './tokens.css';

// Local fonts with adjusted metrics hold the layout still until the web fonts arrive.
globalFontFace('Inter Fallback', { src: 'local("Arial")', sizeAdjust: '107%', ascentOverride: '90%' });
globalFontFace('Newsreader Fallback', { src: 'local("Georgia")', sizeAdjust: '94%', ascentOverride: '95%' });

globalStyle('*, *::before, *::after', { boxSizing: 'border-box' });
globalStyle('html, body, #root', { height: '100%' });
globalStyle('html', { colorScheme: 'light', WebkitTextSizeAdjust: '100%' });
globalStyle('html[data-theme="dark"]', { colorScheme: 'dark' });
globalStyle('body', {
  margin: 0,
  background: color.paper,
  color: color.ink,
  font: font.base,
  fontFeatureSettings: '"cv11", "ss03", "calt"',
  letterSpacing: '-0.003em',
  WebkitFontSmoothing: 'antialiased',
  overscrollBehavior: 'none',
});
globalStyle('h1, h2, h3, p, ul, ol, dl, dd, figure', { margin: 0, padding: 0, fontWeight: 'inherit' });
globalStyle('ul, ol', { listStyle: 'none' });
globalStyle('button, input, select, textarea', { font: 'inherit', color: 'inherit', letterSpacing: 'inherit' });
globalStyle('button', { background: 'none', border: 0, padding: 0, cursor: 'pointer', textAlign: 'start' });
globalStyle('button:disabled', { cursor: 'default' });
globalStyle('a', { color: 'inherit' });
globalStyle('code, kbd', { fontFamily: family.mono });
globalStyle('::placeholder', { color: color.ink3, opacity: 1 });
globalStyle('::selection', { background: color.accentSoft, color: color.accentInk });
globalStyle(':focus-visible', { outline: `2px solid ${color.focus}`, outlineOffset: 1 });
globalStyle('*', {
  '@media': {
    [media.reducedMotion]: {
      transitionDuration: '0.01ms !important',
      animationDuration: '0.01ms !important',
      animationIterationCount: '1 !important',
    },
  },
});
