import { OpenAPIHono, type RouteConfig } from '@hono/zod-openapi';
import { endpoints, Problem, type Endpoint } from '../contract/index.ts';

type RequestConfig = NonNullable<RouteConfig['request']>;

function routeOf(name: string, endpoint: Endpoint): RouteConfig {
  const request: RequestConfig = {
    ...(endpoint.params ? { params: endpoint.params as RequestConfig['params'] } : {}),
    ...(endpoint.query ? { query: endpoint.query as RequestConfig['query'] } : {}),
    ...(endpoint.body ? { body: { required: true, content: { 'application/json': { schema: endpoint.body } } } } : {}),
  };
  return {
    method: endpoint.method,
    path: endpoint.path,
    operationId: name,
    tags: [endpoint.tag],
    summary: endpoint.summary,
    request,
    responses: {
      200: { description: 'The answer', content: { 'application/json': { schema: endpoint.response } } },
      default: { description: 'What went wrong', content: { 'application/json': { schema: Problem } } },
    },
  };
}

/** The API's contract as OpenAPI 3.1; docs/openapi.json is this, printed. */
export function openApiDocument(version: string): ReturnType<OpenAPIHono['getOpenAPI31Document']> {
  const registry = new OpenAPIHono();
  for (const [name, endpoint] of Object.entries<Endpoint>(endpoints)) {
    registry.openAPIRegistry.registerPath(routeOf(name, endpoint));
  }
  return registry.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: 'Wheelhouse',
      version,
      description:
        'Where a team stands, from what its work leaves behind. Units are teams, services and repositories; no number hangs on a person.',
      license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
    },
    servers: [{ url: '/' }],
  });
}
