import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Root of the clone. */
export const root = fileURLToPath(new URL('../../', import.meta.url));

export const dist = join(root, 'dist');
export const cache = join(root, '.cache');
