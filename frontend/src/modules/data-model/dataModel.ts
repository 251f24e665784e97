/** The data model as one thing that can be asked: by name, by id, and where fields lead. */
import type { DataModelResult } from './dataModel.graphql';
import type { ModelField, ModelObject, ModelRelation, OwnedField } from './types';

export class DataModel {
  private readonly byName: ReadonlyMap<string, ModelObject>;
  private readonly byId: ReadonlyMap<string, ModelObject>;
  private readonly fieldsById: ReadonlyMap<string, OwnedField>;

  constructor(readonly objects: readonly ModelObject[]) {
    this.byName = new Map(objects.map((object) => [object.nameSingular, object]));
    this.byId = new Map(objects.map((object) => [object.id, object]));
    this.fieldsById = new Map(objects.flatMap((object) => object.fields.map((field) => [field.id, { object, field }])));
  }

  findByName(nameSingular: string): ModelObject | null {
    return this.byName.get(nameSingular) ?? null;
  }

  findById(id: string): ModelObject | null {
    return this.byId.get(id) ?? null;
  }

  findField(id: string): OwnedField | null {
    return this.fieldsById.get(id) ?? null;
  }

  /** Where a field leads: nowhere, to one object, or to several. */
  relationsOf(field: ModelField): ModelRelation[] {
    const relations = field.morphRelations?.length ? field.morphRelations : field.relation ? [field.relation] : [];
    return relations.flatMap(({ type, targetObjectMetadata, targetFieldMetadata }) => {
      const target = this.findById(targetObjectMetadata.id);
      return target ? [{ type, target, inverse: this.findField(targetFieldMetadata.id)?.field ?? null }] : [];
    });
  }
}

/** The fields of an object as people count them: a morph relation has one for each target, and the first stands for all. */
export function listedFields({ fields }: ModelObject): ModelField[] {
  const seen = new Set<string>();
  return fields.filter(({ morphId }) => {
    if (!morphId) return true;
    const isFirst = !seen.has(morphId);
    seen.add(morphId);
    return isFirst;
  });
}

const known = new WeakMap<DataModelResult, DataModel>();

/** The answer of the API as a model; the same answer is the same model. */
export function dataModelOf(result: DataModelResult): DataModel {
  const found = known.get(result) ?? readDataModel(result);
  known.set(result, found);
  return found;
}

function readDataModel({ objects }: DataModelResult): DataModel {
  return new DataModel(
    objects.edges.map(({ node: { fieldsList, indexMetadataList, ...object } }) => ({
      ...object,
      fields: fieldsList,
      indexes: indexMetadataList,
    })),
  );
}
