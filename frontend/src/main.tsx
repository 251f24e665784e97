import '@fontsource-variable/inter/wght.css';
import '@fontsource-variable/newsreader/wght.css';
import '@/modules/ui/global.css';
import { CSPProvider } from '@base-ui/react/csp-provider';
import { createRoot } from 'react-dom/client';
import { RouterProvider } from 'react-router/dom';
import { createRouter } from '@/app/router';
import { reloadOnStaleChunk } from '@/app/staleChunks';
import { followOtherTabs } from '@/modules/auth';
import { keyDispatcher } from '@/modules/ui/keys';
import { theme } from '@/modules/ui/theme/theme';

theme.follow();
followOtherTabs();
reloadOnStaleChunk();
window.addEventListener('keydown', keyDispatcher.dispatch);

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <CSPProvider disableStyleElements>
      <RouterProvider router={createRouter()} />
    </CSPProvider>,
  );
}
