import type { z } from 'zod';
import type { Endpoint } from './endpoint.ts';
import { Problem } from './endpoints.ts';

type Input<S> = S extends z.ZodType ? ([z.input<S>] extends [never] ? undefined : z.input<S>) : undefined;

type Arguments<E extends Endpoint> = {
  [K in 'params' | 'query' | 'body' as Input<E[K]> extends undefined ? never : K]: Input<E[K]>;
};

export class ApiError extends Error {
  readonly status: number;
  readonly code: string;
  readonly help: string;

  constructor(status: number, problem: { code: string; message: string; help: string }) {
    super(problem.message);
    this.name = 'ApiError';
    this.status = status;
    this.code = problem.code;
    this.help = problem.help;
  }
}

/**
 * Calls an endpoint of the contract with typed arguments and a typed answer.
 * Errors: ApiError with the server's code and help; `network` when no answer came.
 */
export function createClient(base = '', doFetch: typeof fetch = fetch) {
  return async function call<E extends Endpoint>(
    target: E,
    input: Partial<Arguments<E>> = {},
    signal?: AbortSignal,
  ): Promise<z.output<E['response']>> {
    const given = input as { params?: object; query?: object; body?: object };
    const path = target.path.replace(/\{(\w+)\}/g, (_, name: string) =>
      encodeURIComponent(String((given.params as Record<string, unknown>)[name])),
    );
    const search = new URLSearchParams();
    for (const [key, value] of Object.entries(given.query ?? {})) {
      if (value !== undefined && value !== null && value !== '') search.set(key, String(value));
    }
    const url = `${base}${path}${search.size ? `?${search}` : ''}`;
    const response = await doFetch(url, {
      method: target.method.toUpperCase(),
      ...(given.body ? { body: JSON.stringify(given.body), headers: { 'content-type': 'application/json' } } : {}),
      ...(signal ? { signal } : {}),
    }).catch((cause: unknown) => {
      if (signal?.aborted) throw cause;
      throw new ApiError(0, {
        code: 'network',
        message: 'Wheelhouse did not answer.',
        help: 'Is it still running? Start it again with `wheelhouse serve`.',
      });
    });
    const json: unknown = await response.json().catch(() => null);
    if (response.ok) return json as z.output<E['response']>;
    const problem = Problem.safeParse(json);
    throw new ApiError(
      response.status,
      problem.success
        ? problem.data.error
        : { code: 'internal', message: `The server answered ${response.status}.`, help: 'Look at its log.' },
    );
  };
}
