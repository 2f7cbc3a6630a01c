import { expect, it } from 'vitest';
import { publicUrl } from './source-url.ts';

it.each([
  ['https://ana:secret@example.com/team/api.git/', 'https://example.com/team/api.git'],
  ['https://token@example.com/api', 'https://example.com/api'],
  ['ssh://git:secret@example.com/api', 'ssh://git@example.com/api'],
  ['git@example.com:team/api.git', 'git@example.com:team/api.git'],
  ['file:///srv/api.git/', 'file:///srv/api.git'],
])('%s is stored as %s', (given, stored) => {
  expect(publicUrl(given)).toBe(stored);
});

it.each(['https://', 'ssh:///', 'http://a b/c', 'https://exa mple/x'])('%j is refused with words', (given) => {
  expect(() => publicUrl(given)).toThrow(expect.objectContaining({ code: 'input.invalid' }) as Error);
});
