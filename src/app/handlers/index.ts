import type { Handlers } from '../../http/index.ts';
import type { Parts } from '../parts.ts';
import type { Services } from '../services.ts';
import { commitHandlers } from './commits.ts';
import { fileHandlers } from './files.ts';
import { identityHandlers } from './identities.ts';
import { numberHandlers } from './numbers.ts';
import { stateHandlers } from './state.ts';

/** A handler for every endpoint of the contract. */
export function createHandlers(parts: Parts, services: Services): Handlers {
  return {
    ...stateHandlers(parts),
    ...numberHandlers(services),
    ...commitHandlers(parts),
    ...fileHandlers(parts),
    ...identityHandlers(parts),
  };
}
