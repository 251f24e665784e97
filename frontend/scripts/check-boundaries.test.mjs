import { describe, expect, it } from 'vitest';
import { violation } from './check-boundaries.mjs';

describe('rooms look one way', () => {
  it.each([
    ['src/app/router.tsx', 'src/modules/navigation/places'],
    ['src/pages/ObjectPage.tsx', 'src/modules/views/ObjectView'],
    ['src/modules/import/ImportWizard.tsx', 'src/modules/realtime'],
    ['src/modules/import/ImportWizard.tsx', 'src/modules/object-metadata/types'],
    ['src/modules/object-record/store/records.ts', 'src/modules/api'],
    ['src/modules/auth/a.ts', 'src/modules/auth/b'],
  ])('%s may import %s', (file, target) => {
    expect(violation(file, target)).toBeNull();
  });

  it.each([
    ['src/modules/ui/toasts.ts', 'src/modules/api', /look up/u],
    ['src/modules/api/session.ts', 'src/modules/ui/toasts', /know nothing/u],
    ['src/modules/object-metadata/types.ts', 'src/modules/object-record', /look up/u],
    ['src/modules/object-record/store/records.ts', 'src/modules/realtime', /look up/u],
    ['src/modules/import/ImportWizard.tsx', 'src/modules/realtime/socket', /only through index/u],
    ['src/modules/auth/session.ts', 'src/pages/SignInPage', /look up/u],
    ['src/pages/ObjectPage.tsx', 'src/app/router', /look up/u],
  ])('%s may not import %s', (file, target, reason) => {
    expect(violation(file, target)).toMatch(reason);
  });
});
