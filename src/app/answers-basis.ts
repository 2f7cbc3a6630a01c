import { createHash } from 'node:crypto';
import type { Config } from '../config/index.ts';

/** Names what answers rest on beside the facts: another program, or other settings, answers otherwise. */
export function answersBasis(version: string, { zone, defaults }: Pick<Config, 'zone' | 'defaults'>): string {
  return createHash('sha256')
    .update(JSON.stringify([version, zone, defaults]))
    .digest('hex')
    .slice(0, 12);
}
