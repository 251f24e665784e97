/** What people do to saved views. Each shows at once, and disappears again, loudly, when the server refuses it. */
import { requestAs, userMessageOf } from '@/modules/api';
import { session } from '@/modules/auth';
import { showToast } from '@/modules/ui/toasts';
import type { View, ViewField, ViewGroup, ViewSettings } from './types';
import {
  createView,
  createViewFields,
  createViewFilter,
  createViewFilterGroup,
  createViewGroups,
  createViewSort,
  deleteView,
  GET_VIEW,
  stepsDocument,
  updateView,
  updateViewField,
  updateViewGroup,
  type ViewResult,
  type ViewStep,
} from './views.graphql';
import { viewStore } from './viewStore';

async function send(steps: readonly ViewStep[]): Promise<void> {
  if (!steps.length) return;
  const { query, variables } = stepsDocument(steps);
  await requestAs(session, query, variables);
}

/** What the server made of it, e.g. the columns it gave a new board. */
async function readAgain(id: string): Promise<void> {
  const { getView } = await requestAs<ViewResult>(session, GET_VIEW, { id });
  viewStore.take(id, getView);
}

async function attempt(what: string, work: () => Promise<void>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (error) {
    showToast({ message: what, detail: userMessageOf(error), tone: 'danger' });
    return false;
  }
}

const patched = (id: string, patch: Partial<View>) => (views: readonly View[]) =>
  views.map((view) => (view.id === id ? { ...view, ...patch } : view));

/** Replaces parts of a view by what the steps make of it. Answers whether the server took it. */
export function changeView(view: View, patch: Partial<View>, steps: readonly ViewStep[]): Promise<boolean> {
  return attempt(`“${view.name}” was not saved`, () => viewStore.change(patched(view.id, patch), () => send(steps)));
}

export const setView = (view: View, settings: ViewSettings): Promise<boolean> =>
  changeView(view, settings, [updateView(view.id, settings)]);

/** Makes a view with everything in it, under the ids that it has already. */
export function addView(view: View): Promise<boolean> {
  return attempt(`“${view.name}” was not made`, async () => {
    await viewStore.change(
      (views) => [...views.filter(({ id }) => id !== view.id), view],
      () => send(stepsToMake(view)),
    );
    await readAgain(view.id);
    await arrangeGroups(view.id, view.viewGroups);
  });
}

export const removeView = (view: View): Promise<boolean> =>
  attempt(`“${view.name}” was not deleted`, () =>
    viewStore.change(
      (views) => views.filter(({ id }) => id !== view.id),
      () => send([deleteView(view.id)]),
    ),
  );

/** A board comes with its columns; who made it, the server knows. */
function stepsToMake(view: View): ViewStep[] {
  const { viewFields, viewFilters, viewFilterGroups, viewSorts } = view;
  const inView = <Part extends object>(part: Part) => ({ ...part, viewId: view.id });
  return [
    createView({ id: view.id, objectMetadataId: view.objectMetadataId, ...settingsOf(view) }),
    ...(viewFields.length ? [createViewFields(viewFields.map(inView))] : []),
    ...viewFilterGroups.map((group) => createViewFilterGroup(inView(group))),
    ...viewFilters.map((filter) => createViewFilter(inView(filter))),
    ...viewSorts.map((sort) => createViewSort(inView(sort))),
  ];
}

const settings = [
  'name',
  'icon',
  'type',
  'position',
  'visibility',
  'isCompact',
  'anyFieldFilterValue',
  'mainGroupByFieldMetadataId',
  'shouldHideEmptyGroups',
  'kanbanAggregateOperation',
  'kanbanAggregateOperationFieldMetadataId',
] as const satisfies readonly (keyof ViewSettings)[];

const settingsOf = (view: View): ViewSettings => Object.fromEntries(settings.map((name) => [name, view[name]]));

/** Arranges the columns that a new board came with as those of the board it was copied from. */
async function arrangeGroups(id: string, arranged: readonly ViewGroup[]): Promise<void> {
  const made = viewStore.find(id);
  if (!made || !arranged.length) return;
  const byValue = new Map(arranged.map((group) => [group.fieldValue, group]));
  const viewGroups = made.viewGroups.map((group) => {
    const { isVisible = group.isVisible, position = group.position } = byValue.get(group.fieldValue) ?? {};
    return isVisible === group.isVisible && position === group.position ? group : { ...group, isVisible, position };
  });
  await setViewGroups(made, viewGroups);
}

/** The fields of a view as they should be: new ones are made, others get what differs. */
export function setViewFields(view: View, viewFields: readonly ViewField[]): Promise<boolean> {
  const known = new Map(view.viewFields.map((field) => [field.id, field]));
  const added = viewFields.filter(({ id }) => !known.has(id));
  const changed = viewFields.filter((field) => known.has(field.id) && known.get(field.id) !== field);
  const steps = [
    ...(added.length ? [createViewFields(added.map((field) => ({ ...field, viewId: view.id })))] : []),
    ...changed.map(({ id, fieldMetadataId: _same, ...update }) => updateViewField(id, update)),
  ];
  return changeView(view, { viewFields }, steps);
}

/** The columns of a board as they should be. */
export function setViewGroups(view: View, viewGroups: readonly ViewGroup[]): Promise<boolean> {
  const known = new Map(view.viewGroups.map((group) => [group.id, group]));
  const added = viewGroups.filter(({ id }) => !known.has(id));
  const changed = viewGroups.filter((group) => known.has(group.id) && known.get(group.id) !== group);
  const steps = [
    ...(added.length ? [createViewGroups(added.map((group) => ({ ...group, viewId: view.id })))] : []),
    ...changed.map(({ id, isVisible, position }) => updateViewGroup(id, { isVisible, position })),
  ];
  return changeView(view, { viewGroups }, steps);
}
