export { createHttp, type HttpOptions } from './http.ts';
export type { Handlers } from './implement.ts';
export type { Channel } from './internal.ts';
export { checkListenHost, listen, type Listening } from './listen.ts';
export { openApiDocument } from './open-api.ts';
export type { Gauge } from './prometheus.ts';
