/** The data model as cards and lines between them. */
import { type DataModel, listedFields } from '../dataModel';
import type { ModelField, ModelObject } from '../types';

export interface GraphPort {
  id: string;
  label: string;
}

export interface GraphNode {
  object: ModelObject;
  /** The lines of the card from which relations go out. */
  ports: readonly GraphPort[];
}

export interface GraphEdge {
  id: string;
  source: string;
  target: string;
  /** The line of the source's card it goes out from. */
  portId: string;
  isManyToMany: boolean;
}

export interface Graph {
  nodes: readonly GraphNode[];
  edges: readonly GraphEdge[];
}

interface Way {
  field: ModelField;
  target: ModelObject;
  isManyToMany: boolean;
}

export function graphOf(model: DataModel, withSystem: boolean): Graph {
  const objects = model.objects.filter(({ isActive, isSystem }) => isActive && (withSystem || !isSystem));
  const shown = new Set(objects.map(({ id }) => id));
  const drawn = new Set<string>();
  const nodes: GraphNode[] = [];
  const edges: GraphEdge[] = [];
  for (const object of objects) {
    const ways = waysFrom(model, object).filter(({ field, target, isManyToMany }) => {
      if (!shown.has(target.id)) return false;
      if (!isManyToMany) return true;
      // Both sides know of the same lines: one of them draws.
      const pair = [field.relation?.targetObjectMetadata.id, ...[object.id, target.id].toSorted()].join();
      const isNew = !drawn.has(pair);
      drawn.add(pair);
      return isNew;
    });
    const fields = [...new Set(ways.map(({ field }) => field))];
    nodes.push({ object, ports: fields.map(({ id, label }) => ({ id, label })) });
    edges.push(
      ...ways.map(({ field, target, isManyToMany }) => ({
        id: `${field.id}/${target.id}`,
        source: object.id,
        target: target.id,
        portId: field.id,
        isManyToMany,
      })),
    );
  }
  return { nodes, edges };
}

/** Where the records of an object name others: one at a time, or many through a hidden object between. */
function waysFrom(model: DataModel, object: ModelObject): Way[] {
  return listedFields(object)
    .filter(({ isActive }) => isActive)
    .flatMap((field): Way[] => {
      const junction = junctionTargets(model, field);
      if (junction.length) return junction.map((target) => ({ field, target, isManyToMany: true }));
      return model
        .relationsOf(field)
        .filter(({ type }) => type === 'MANY_TO_ONE')
        .map(({ target }) => ({ field, target, isManyToMany: false }));
    });
}

function junctionTargets(model: DataModel, { settings }: ModelField): ModelObject[] {
  const through = settings?.junctionTargetFieldId ? model.findField(settings.junctionTargetFieldId) : null;
  return through ? model.relationsOf(through.field).map(({ target }) => target) : [];
}
