/** GraphQL syntax trees from plain data, so that no document is parsed while someone waits. */
import {
  type ArgumentNode,
  type DocumentNode,
  type FieldNode,
  Kind,
  type NamedTypeNode,
  type NameNode,
  OperationTypeNode,
  type TypeNode,
  type VariableDefinitionNode,
  type VariableNode,
} from 'graphql';

const nameNode = (value: string): NameNode => ({ kind: Kind.NAME, value });
const variableNode = (name: string): VariableNode => ({ kind: Kind.VARIABLE, name: nameNode(name) });

function argumentNode(name: string, value: string | number): ArgumentNode {
  const node =
    typeof value === 'number' ? { kind: Kind.INT as const, value: String(value) } : variableNode(value.slice(1));
  return { kind: Kind.ARGUMENT, name: nameNode(name), value: node };
}

/** `selectField('company', ['id', selectField('name')])`; arguments are numbers or `$variables`. */
export function selectField(
  name: string,
  selections: readonly (FieldNode | string)[] = [],
  args: Readonly<Record<string, string | number>> = {},
): FieldNode {
  const given = Object.entries(args).map(([key, value]) => argumentNode(key, value));
  return {
    kind: Kind.FIELD,
    name: nameNode(name),
    ...(given.length ? { arguments: given } : {}),
    ...(selections.length
      ? { selectionSet: { kind: Kind.SELECTION_SET, selections: selections.map(toFieldNode) } }
      : {}),
  };
}

const toFieldNode = (selection: FieldNode | string): FieldNode =>
  typeof selection === 'string' ? selectField(selection) : selection;

/** `UUID!`, `[PersonOrderByInput]`: the few forms that variables of record operations take. */
function typeNode(type: string): TypeNode {
  if (type.endsWith('!')) {
    return { kind: Kind.NON_NULL_TYPE, type: typeNode(type.slice(0, -1)) as NamedTypeNode };
  }
  if (type.startsWith('[')) return { kind: Kind.LIST_TYPE, type: typeNode(type.slice(1, -1)) };
  return { kind: Kind.NAMED_TYPE, name: nameNode(type) };
}

function variableDefinition([name, type]: [string, string]): VariableDefinitionNode {
  return { kind: Kind.VARIABLE_DEFINITION, variable: variableNode(name), type: typeNode(type) };
}

export interface Operation {
  kind: 'query' | 'mutation';
  name: string;
  /** Variable name → GraphQL type. */
  variables: Readonly<Record<string, string>>;
  root: FieldNode;
}

export function buildDocument({ kind, name, variables, root }: Operation): DocumentNode {
  return {
    kind: Kind.DOCUMENT,
    definitions: [
      {
        kind: Kind.OPERATION_DEFINITION,
        operation: kind === 'query' ? OperationTypeNode.QUERY : OperationTypeNode.MUTATION,
        name: nameNode(name),
        variableDefinitions: Object.entries(variables).map(variableDefinition),
        selectionSet: { kind: Kind.SELECTION_SET, selections: [root] },
      },
    ],
  };
}

/** `jobTitle` → `JobTitle`, as the API spells types and operations. */
export function upperFirst(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
