/** Everything that floats, on Base UI. Import this only from lazily loaded code. */
export { Combobox, type ComboboxGroup, type ComboboxItem } from './Combobox';
export { ConfirmDialog, type ConfirmDialogProps, Dialog, DialogActions } from './Dialog';
export { MenuPopup } from './MenuPopup';
export { overlayRoot } from './overlayRoot';
export { Palette } from './Palette';
export { PopoverButton } from './PopoverButton';
export { Select, SelectField, type SelectOption } from './Select';
export { Toaster } from './Toaster';
export { Tooltips } from './Tooltips';
