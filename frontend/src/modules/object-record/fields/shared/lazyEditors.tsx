/** Editors that open beside their cell. Their code is one chunk, fetched once the first rows are there. */
import { type ComponentType, lazy, useState } from 'react';
import type * as popoverEditors from '../popoverEditors';

type Editors = typeof popoverEditors;

let loaded: Editors | null = null;

async function load(): Promise<Editors> {
  loaded ??= await import('../popoverEditors');
  return loaded;
}

/** Fetches the editors before anybody opens one. */
export const preloadEditors = (): void => void load();

/** Once the code is there an editor opens in the same frame, so that no key falls between the cell and it. */
function popoverEditor<Props extends object>(pick: (editors: Editors) => ComponentType<Props>): ComponentType<Props> {
  const Late = lazy(async () => ({ default: pick(await load()) }));
  return function PopoverEditor(props: Props) {
    const [Editor] = useState<ComponentType<Props>>(() => (loaded ? pick(loaded) : Late));
    return <Editor {...props} />;
  };
}

export const AddressEditor = popoverEditor((editors) => editors.AddressEditor);
export const ArrayEditor = popoverEditor((editors) => editors.ArrayEditor);
export const CurrencyEditor = popoverEditor((editors) => editors.CurrencyEditor);
export const DateEditor = popoverEditor((editors) => editors.DateEditor);
export const DateTimeEditor = popoverEditor((editors) => editors.DateTimeEditor);
export const EmailsEditor = popoverEditor((editors) => editors.EmailsEditor);
export const FullNameEditor = popoverEditor((editors) => editors.FullNameEditor);
export const LinksToManyEditor = popoverEditor((editors) => editors.LinksToManyEditor);
export const LinksEditor = popoverEditor((editors) => editors.LinksEditor);
export const MultiSelectEditor = popoverEditor((editors) => editors.MultiSelectEditor);
export const PhonesEditor = popoverEditor((editors) => editors.PhonesEditor);
export const RatingEditor = popoverEditor((editors) => editors.RatingEditor);
export const RawJsonEditor = popoverEditor((editors) => editors.RawJsonEditor);
export const RelationEditor = popoverEditor((editors) => editors.RelationEditor);
export const RichTextEditor = popoverEditor((editors) => editors.RichTextEditor);
export const SelectEditor = popoverEditor((editors) => editors.SelectEditor);
