/** Editors that open beside their cell. Their code is one chunk, fetched when the app has nothing better to do. */
import { lazy } from 'react';

const load = () => import('../popoverEditors');

/** Fetches the editors before anybody opens one. */
export const preloadEditors = (): void => void load();

export const AddressEditor = lazy(() => load().then((module) => ({ default: module.AddressEditor })));
export const ArrayEditor = lazy(() => load().then((module) => ({ default: module.ArrayEditor })));
export const CurrencyEditor = lazy(() => load().then((module) => ({ default: module.CurrencyEditor })));
export const DateEditor = lazy(() => load().then((module) => ({ default: module.DateEditor })));
export const DateTimeEditor = lazy(() => load().then((module) => ({ default: module.DateTimeEditor })));
export const EmailsEditor = lazy(() => load().then((module) => ({ default: module.EmailsEditor })));
export const FullNameEditor = lazy(() => load().then((module) => ({ default: module.FullNameEditor })));
export const LinksEditor = lazy(() => load().then((module) => ({ default: module.LinksEditor })));
export const MultiSelectEditor = lazy(() => load().then((module) => ({ default: module.MultiSelectEditor })));
export const PhonesEditor = lazy(() => load().then((module) => ({ default: module.PhonesEditor })));
export const RatingEditor = lazy(() => load().then((module) => ({ default: module.RatingEditor })));
export const RawJsonEditor = lazy(() => load().then((module) => ({ default: module.RawJsonEditor })));
export const RelationEditor = lazy(() => load().then((module) => ({ default: module.RelationEditor })));
export const RichTextEditor = lazy(() => load().then((module) => ({ default: module.RichTextEditor })));
export const SelectEditor = lazy(() => load().then((module) => ({ default: module.SelectEditor })));
