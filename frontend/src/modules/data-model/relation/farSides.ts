/** Where a field leads as people see it: past the hidden object between, where there is one. */
import { type DataModel, listedFields } from '../dataModel';
import type { ModelField, ModelRelation } from '../types';

export function farSides(model: DataModel, field: ModelField): ModelRelation[] {
  const through = field.settings?.junctionTargetFieldId ? model.findField(field.settings.junctionTargetFieldId) : null;
  if (!through) return model.relationsOf(field);
  return model.relationsOf(through.field).map((relation) => ({
    ...relation,
    inverse: listedFields(relation.target).find((each) => leadsBack(model, each, field)) ?? null,
  }));
}

/** The field by which the other side knows of this one leads through the same hidden object. */
function leadsBack(model: DataModel, candidate: ModelField, field: ModelField): boolean {
  const [there] = model.relationsOf(candidate);
  const [here] = model.relationsOf(field);
  const isSame = there?.target === here?.target && candidate.id !== field.id;
  return Boolean(candidate.settings?.junctionTargetFieldId) && isSame;
}
