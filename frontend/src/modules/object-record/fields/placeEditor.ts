const edge = 8;
const narrowestInline = 168;
const narrowestPopover = 272;

/** Lays an editor over the rectangle of its value, inside the window: upwards where there is no room below. */
export function placeEditor(element: HTMLElement, anchor: DOMRect, isInline: boolean): void {
  const width = Math.min(innerWidth - 2 * edge, Math.max(anchor.width, isInline ? narrowestInline : narrowestPopover));
  const left = Math.max(edge, Math.min(anchor.left, innerWidth - width - edge));
  element.style.width = `${width}px`;
  element.style.left = `${left}px`;
  if (isInline) element.style.height = `${anchor.height}px`;
  const height = isInline ? anchor.height : element.offsetHeight;
  const fitsBelow = anchor.top + height <= innerHeight - edge;
  const top = fitsBelow ? anchor.top : Math.max(edge, Math.min(anchor.bottom, innerHeight - edge) - height);
  element.style.top = `${top}px`;
}
