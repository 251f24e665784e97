const buttonLike = new Set(['button', 'checkbox', 'color', 'file', 'image', 'radio', 'range', 'reset', 'submit']);

/** Whether keys typed at `target` belong to the text in it. */
export function isTextEntry(target: Element): boolean {
  if (target instanceof HTMLInputElement) return !buttonLike.has(target.type);
  if (target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return true;
  return target instanceof HTMLElement && target.isContentEditable;
}
