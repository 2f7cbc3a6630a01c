import { AliasNode, ColumnNode, IdentifierNode, ReferenceNode, SelectQueryNode, type OperationNode } from 'kysely';
import type { Relation } from './definition.ts';

/** Names of the columns a relation gives, read from the select itself. Throws for `select *`: its columns are not said. */
export function columnsOf(relation: Relation): ReadonlySet<string> {
  const node: OperationNode = (relation as unknown as { toOperationNode(): OperationNode }).toOperationNode();
  if (!SelectQueryNode.is(node)) throw new TypeError('rows() of a metric must give one select');
  return new Set((node.selections ?? []).map(({ selection }) => nameOf(selection)));
}

function nameOf(node: OperationNode): string {
  if (AliasNode.is(node) && IdentifierNode.is(node.alias)) return node.alias.name;
  if (ReferenceNode.is(node) && ColumnNode.is(node.column)) return node.column.column.name;
  if (ColumnNode.is(node)) return node.column.name;
  throw new TypeError('rows() of a metric must name every column');
}
