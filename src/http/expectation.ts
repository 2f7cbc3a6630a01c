import { z } from 'zod';

/** What this needs of a JSON schema. */
interface Node {
  $ref?: string;
  $defs?: Record<string, Node>;
  type?: string;
  enum?: readonly string[];
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
  properties?: Record<string, Node>;
  items?: Node;
}

type Path = readonly PropertyKey[];

/** What a field must be, in words: all of it, not only the rule that a value broke, so that the next try can be right. */
export function expectationOf(schema: z.ZodType, { path, code, message }: z.core.$ZodIssue): string {
  // Of what has a form of its own, the contract says the form in words that follow "must be".
  if (code === 'custom' || code === 'invalid_format') return message;
  const root = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Node;
  return wordsFor(nodeAt(root, path), root);
}

const resolved = (node: Node | undefined, { $defs }: Node): Node =>
  (node?.$ref ? $defs?.[node.$ref.replace('#/$defs/', '')] : node) ?? {};

function nodeAt(root: Node, path: Path): Node {
  return path.reduce<Node>(
    (node, key) => resolved(typeof key === 'number' ? node.items : node.properties?.[String(key)], root),
    resolved(root, root),
  );
}

function wordsFor(node: Node, root: Node): string {
  if (node.enum) return node.enum.length === 1 ? node.enum[0]! : `one of ${node.enum.join(', ')}`;
  if (node.type === 'integer') return `a whole number${range(node.minimum, node.maximum)}`;
  if (node.type === 'number') return `a number${range(node.minimum, node.maximum)}`;
  if (node.type === 'string') return `text${size(node.minLength, node.maxLength, 'character')}`;
  if (node.type === 'boolean') return 'true or false';
  if (node.type === 'object') return 'an object';
  if (node.type !== 'array') return 'of another kind';
  const each = wordsFor(resolved(node.items, root), root);
  return `a list${size(node.minItems, node.maxItems, 'item')}, each ${each}`;
}

/** Bounds that only say how far JavaScript counts are not worth saying. */
function range(minimum = -Infinity, maximum = Infinity): string {
  const from = minimum > Number.MIN_SAFE_INTEGER;
  const to = maximum < Number.MAX_SAFE_INTEGER;
  if (from && to) return ` from ${minimum} to ${maximum}`;
  if (from) return ` of at least ${minimum}`;
  return to ? ` of at most ${maximum}` : '';
}

function size(least = 0, most = Infinity, unit: string): string {
  const counted = (count: number) => `${count} ${unit}${count === 1 ? '' : 's'}`;
  if (least === most) return ` of ${counted(most)}`;
  if (most === Infinity) return least === 0 ? '' : ` of at least ${counted(least)}`;
  return least === 0 ? ` of at most ${counted(most)}` : ` of ${least} to ${counted(most)}`;
}
