// Runs before the first paint, so that nobody sees the wrong theme, sidebar or skeleton for a moment.
(function (root) {
  var stored = {};
  try {
    stored = localStorage;
  } catch (_) {
    // Storage is refused: the defaults do.
  }
  var theme = stored['stratus.theme'];
  var isDark = theme === 'dark' || (theme !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  if (isDark) root.dataset.theme = 'dark';
  if (!stored['stratus.session'] || /^\/sign-/.test(location.pathname)) root.dataset.boot = 'plain';
  if (stored['stratus.navigation'] === 'collapsed') root.dataset.navigation = 'collapsed';
})(document.documentElement);
