import { describe, expect, it } from 'vitest';
import { compareVersions, parseTagName } from './tag-name.ts';

/** component major.minor.patch.rest, with ~ for a pre-release and @ for a day. */
function short(tag: string): string | null {
  const version = parseTagName(tag);
  if (!version) return null;
  const numbers = [version.major, version.minor, version.patch, ...version.rest].join('.');
  return `${version.component && `${version.component} `}${numbers}${version.prerelease ? '~' : ''}${version.dated ? '@' : ''}`;
}

describe('what tags name', () => {
  it.each([
    ['v1.2.3', '1.2.3'],
    ['1.2.3', '1.2.3'],
    ['V1.2', '1.2.0'],
    ['release-1.2.3', '1.2.3'],
    ['release/v1.2.3', '1.2.3'],
    ['releases/1.2', '1.2.0'],
    ['rel_1.4.0', '1.4.0'],
    ['version-2.0.1', '2.0.1'],
    ['r1.5.2', '1.5.2'],
    ['v1.2.3+build.5', '1.2.3'],
    ['5.3.0.RELEASE', '5.3.0'],
    ['4.1.9.Final', '4.1.9'],
    ['v3.0.0-lts', '3.0.0'],
    // git, OpenSSL, Debian
    ['v2.40.0-rc1', '2.40.0~'],
    ['v1.7.9.6', '1.7.9.6'],
    ['v0.99.7c', '0.99.7.3'],
    ['2.6.14-1', '2.6.14.1'],
    ['1.0.post2', '1.0.0.2'],
    // redis, Python, Spring, Kubernetes
    ['7.2.4', '7.2.4'],
    ['2.3-alpha0', '2.3.0~'],
    ['v3.12.0rc2', '3.12.0~'],
    ['1.0b1', '1.0.0~'],
    ['v2.1.1-watch', '2.1.1~'],
    ['6.0.0-M3', '6.0.0~'],
    ['1.0.0.Beta1', '1.0.0~'],
    ['1.0.0.dev20240101', '1.0.0~'],
    ['v1.31.0-alpha.0', '1.31.0~'],
    // monorepos
    ['name@1.2.3', 'name 1.2.3'],
    ['@scope/name@1.2.3-next.0', '@scope/name 1.2.3~'],
    ['name/v1.2.3', 'name 1.2.3'],
    ['sdk/azcore/v1.2.3', 'sdk/azcore 1.2.3'],
    ['gitgui-0.6.4', 'gitgui 0.6.4'],
    ['api-v1.2.3', 'api 1.2.3'],
    ['release/api/1.2.3', 'api 1.2.3'],
    ['go1.21.3', 'go 1.21.3'],
    ['utf8-parser-1.0.0', 'utf8-parser 1.0.0'],
    ['log4j-2.17.1', 'log4j 2.17.1'],
    // with underscores
    ['REL_15_2', '15.2.0'],
    ['curl-7_88_1', 'curl 7.88.1'],
    ['boost_1.80.0', 'boost 1.80.0'],
    // calendars
    ['2024.1.2', '2024.1.2'],
    ['v24.04', '24.4.0'],
    ['2024-01-15', '2024.1.15@'],
    ['2024.01.15.2', '2024.1.15.2@'],
    ['20240115', '2024.1.15@'],
    ['20240115-1', '2024.1.15.1@'],
    ['release-20240115', '2024.1.15@'],
    ['prod-2024-01-15-1200', 'prod 2024.1.15.1200@'],
    ['RELEASE.2024-01-15T10-20', '2024.1.15.10.20@'],
    ['nightly-2024-01-15', 'nightly 2024.1.15~@'],
    ['@changesets/test-utils@0.0.5', '@changesets/test-utils 0.0.5'],
    ['dev-tools@v1.2.0', 'dev-tools 1.2.0'],
    ['staging-1.2.0', 'staging 1.2.0~'],
    ['test-1.2.0', 'test 1.2.0~'],
    ['dev/v1.2.0', 'dev 1.2.0~'],
    ['tokio-test-0.4.5', 'tokio-test 0.4.5'],
    ['dev-tools-1.2.0', 'dev-tools 1.2.0'],
    ['app-nightly-1.2.0', 'app-nightly 1.2.0~'],
    ['release/test/v1.2.0', 'test 1.2.0~'],
    ['release-dev-1.2.0', 'dev 1.2.0~'],
    ['env/test/1.2.0', 'env/test 1.2.0~'],
    ['deploy-dev-2024-01-15', 'deploy-dev 2024.1.15~@'],
    ['deploy-test-20240115', 'deploy-test 2024.1.15~@'],
    // curl's candidates before a release
    ['rc-8_22_0-2', 'rc 8.22.0.2~'],
  ])('%s is %s', (tag, expected) => expect(short(tag)).toBe(expected));

  it.each([
    'latest',
    'v4',
    'stable',
    'junio-gpg-pub',
    'before-refactoring',
    '2023',
    '0.12.x',
    'v2.3.X',
    '',
    'v',
    'abc123',
    'a1b2c3.4d',
  ])('%s is no version', (tag) => {
    expect(parseTagName(tag)).toBeNull();
  });

  it('a hotfix says so', () => {
    expect(parseTagName('v1.2.3-hotfix.1')).toMatchObject({ hotfix: true, prerelease: false, rest: [1] });
    expect(parseTagName('hotfix-1.2.3')).toMatchObject({ hotfix: true, component: '' });
  });
});

it('orders versions', () => {
  const sorted = ['v1.7.10', 'v1.7.9.6', 'v2.0.0', 'v2.0.0-rc1', 'v1.7.9'].map((tag) => ({
    tag,
    version: parseTagName(tag)!,
  }));
  expect(sorted.toSorted((a, b) => compareVersions(a.version, b.version)).map(({ tag }) => tag)).toEqual([
    'v1.7.9',
    'v1.7.9.6',
    'v1.7.10',
    'v2.0.0-rc1',
    'v2.0.0',
  ]);
});
