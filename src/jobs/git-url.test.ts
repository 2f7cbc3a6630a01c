import { describe, expect, it } from 'vitest';
import { folderOfUrl, isGitUrl, nameOfUrl, normalizeUrl } from './git-url.ts';

it.each(['https://example.com/a.git', 'ssh://git@example.com:2222/a', 'git@example.com:team/a.git', 'file:///srv/a', 'git://example.com/a'])('%s is a URL', (source) => {
  expect(isGitUrl(source)).toBe(true);
});

it.each(['/srv/a', './a', 'a', 'C:\\code\\a', 'C:/code/a', 'ext::sh -c whoami', '--upload-pack=evil', 'a@b', 'me@home/x:y'])('%s is none', (source) => {
  expect(isGitUrl(source)).toBe(false);
});

describe('an address', () => {
  it('is stored without its password', () => {
    expect(normalizeUrl('https://ana:secret@example.com/team/api.git/')).toBe('https://example.com/team/api.git');
    expect(normalizeUrl('ssh://git:secret@example.com/api')).toBe('ssh://git@example.com/api');
    expect(normalizeUrl('git@example.com:team/api.git')).toBe('git@example.com:team/api.git');
  });

  it('gives a name and a folder of its own', () => {
    expect(nameOfUrl('https://example.com/team/api.git')).toBe('api');
    expect(nameOfUrl('git@example.com:api')).toBe('api');
    expect(folderOfUrl('https://example.com/a/../..')).toMatch(/^[\w.-]+-[0-9a-f]{10}\.git$/);
    expect(folderOfUrl('https://a.example/api.git')).not.toBe(folderOfUrl('https://b.example/api.git'));
  });
});
