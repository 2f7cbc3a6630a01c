import type { z } from 'zod';
import { WheelhouseError } from '../core/index.ts';

type Place = 'path' | 'query' | 'body';

const inPlace: Record<Place, string> = { path: 'in the path', query: 'in the query', body: 'in the body' };

function invalid(place: Place, field: string, expected: string): WheelhouseError {
  const where = field === '' ? `The request ${inPlace[place].slice(3)}` : `\`${field}\` ${inPlace[place]}`;
  return new WheelhouseError('input.invalid', `${where}: ${expected}.`, {
    help: 'Correct it and ask again. The API is described at /api/v1/openapi.json.',
  });
}

/** Reads one part of a request by its schema. Errors: input.invalid, naming the field and what is expected of it. */
export function readInput<S extends z.ZodType>(schema: S | undefined, value: unknown, place: Place): z.output<S> {
  if (!schema) return undefined as z.output<S>;
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const expected = (issue?.message ?? 'not valid')
    .replace(/^Invalid input: /, '')
    .replace(/^Invalid (string|option): /, '');
  throw invalid(place, (issue?.path ?? []).map(String).join('.'), expected);
}

function knownKeys(schema: z.ZodType | undefined): string[] {
  return schema && 'shape' in schema ? Object.keys(schema.shape as object) : [];
}

/**
 * The query as an object. A parameter that the endpoint does not know, or one that is given twice, is an error: a mistyped
 * filter would otherwise answer with the numbers of everything.
 */
export function readQuery<S extends z.ZodType>(schema: S | undefined, search: URLSearchParams): z.output<S> {
  const known = knownKeys(schema);
  const values: Record<string, string> = {};
  for (const [key, value] of search) {
    if (!known.includes(key)) throw invalid('query', key, `not known here; known are: ${known.join(', ') || 'none'}`);
    if (key in values) throw invalid('query', key, 'given more than once');
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
    throw invalid('body', '', 'is not JSON');
  }
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
