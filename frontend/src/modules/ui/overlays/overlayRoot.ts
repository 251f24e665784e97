/** Where popups live: a labelled landmark beside the app, so that nothing is outside of all landmarks. */
export function overlayRoot(): HTMLElement {
  return document.getElementById('overlays') ?? document.body;
}
