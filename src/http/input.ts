import type { z } from 'zod';
import { WheelhouseError } from '../core/index.ts';
import { expectationOf } from './expectation.ts';

type Place = 'path' | 'query' | 'body';

const invalid = (message: string, todo = 'Correct it and try again') =>
  new WheelhouseError('input.invalid', message, {
    help: `${todo}; /api/v1/openapi.json describes what is possible.`,
  });

/** `people[0]` in the body. Without a field, all of that part. */
function nameOf(place: Place, path: readonly PropertyKey[]): string {
  if (path.length === 0) return `The ${place}`;
  const [first, ...rest] = path.map(String);
  return `\`${first}${rest.map((key) => (/^\d+$/.test(key) ? `[${key}]` : `.${key}`)).join('')}\` in the ${place}`;
}

const SHOWN = 40;

/** A value as it was given, cut to a length that still reads as a sentence. */
function shown(value: unknown): string {
  const json = JSON.stringify(value) ?? String(value);
  return json.length > SHOWN ? `${json.slice(0, SHOWN)}…` : json;
}

const valueAt = (value: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>((at, key) => (at as Record<PropertyKey, unknown> | null | undefined)?.[key], value);

/** Reads one part of a request by its schema. Errors: input.invalid, naming the field and what it must be. */
export function readInput<S extends z.ZodType>(schema: S | undefined, value: unknown, place: Place): z.output<S> {
  if (!schema) return undefined as z.output<S>;
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0]!;
  const name = nameOf(place, issue.path);
  const given = valueAt(value, issue.path);
  const expected = expectationOf(schema, issue);
  if (given === undefined) throw invalid(`${name} is missing; it must be ${expected}.`, 'Add it and try again');
  throw invalid(`${name} must be ${expected}, not ${shown(given)}.`);
}

/** A mistyped filter would otherwise answer with the numbers of everything. Errors: input.invalid. */
function refuseUnknown(schema: z.ZodType | undefined, keys: Iterable<string>, place: Place): void {
  const known = schema && 'shape' in schema ? Object.keys(schema.shape as object) : [];
  for (const key of keys) {
    if (known.includes(key)) continue;
    const possible = known.length > 0 ? `Known are: ${known.join(', ')}.` : 'Nothing can be given there.';
    throw invalid(`${nameOf(place, [key])} is not known. ${possible}`, 'Correct its name or leave it out');
  }
}

/** The query as an object. A parameter that the endpoint does not know, or one that is given twice, is an error. */
export function readQuery<S extends z.ZodType>(schema: S | undefined, search: URLSearchParams): z.output<S> {
  refuseUnknown(schema, search.keys(), 'query');
  const values: Record<string, string> = {};
  for (const [key, value] of search) {
    if (key in values) throw invalid(`${nameOf('query', [key])} is given more than once.`, 'Give it once');
    values[key] = value;
  }
  return readInput(schema, values, 'query');
}

/** The body as JSON. Errors: input.media-type, input.too-large, input.invalid. */
export async function readBody<S extends z.ZodType>(
  schema: S | undefined,
  request: Request,
  maxBytes: number,
): Promise<z.output<S>> {
  if (!schema) return undefined as z.output<S>;
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/json') {
    throw new WheelhouseError('input.media-type', 'The body of this request must be JSON.', {
      help: 'Send it with the header `content-type: application/json`.',
    });
  }
  const text = await readText(request, maxBytes);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw invalid('The body is not JSON.');
  }
  if ('shape' in schema && typeof value === 'object' && value !== null && !Array.isArray(value))
    refuseUnknown(schema, Object.keys(value), 'body');
  return readInput(schema, value, 'body');
}

async function readText(request: Request, maxBytes: number): Promise<string> {
  const tooLarge = () =>
    new WheelhouseError('input.too-large', `The body is larger than ${maxBytes} bytes.`, {
      help: 'Send less at once.',
    });
  if (Number(request.headers.get('content-length') ?? 0) > maxBytes) throw tooLarge();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.length;
    if (size > maxBytes) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
