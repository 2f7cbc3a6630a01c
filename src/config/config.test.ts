import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WheelhouseError } from '../core/index.ts';
import { DEFAULT_PORT, loadConfig } from './config.ts';
import { defaultDataDir } from './paths.ts';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'wheelhouse-config-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const write = (text: string) => writeFileSync(join(dir, 'wheelhouse.yaml'), text);
const problem = (run: () => unknown): WheelhouseError => {
  try {
    run();
  } catch (error) {
    if (error instanceof WheelhouseError) return error;
    throw error;
  }
  throw new Error('no error was thrown');
};

describe('without any configuration', () => {
  it('listens on loopback, keeps weeks in UTC and puts data in the data home of the user', () => {
    const config = loadConfig({ env: { XDG_DATA_HOME: '/srv/data' } });
    expect(config).toMatchObject({
      host: '127.0.0.1',
      port: { number: DEFAULT_PORT, chosen: false },
      zone: 'UTC',
      databaseUrl: null,
      defaults: { windowDays: 21, outlierLines: 1000, outlierFiles: 100 },
    });
    if (process.platform === 'linux') expect(config.dataDir).toBe('/srv/data/wheelhouse');
  });

  it('follows the custom of each platform', () => {
    expect(defaultDataDir({}, 'linux')).toBe(join(homedir(), '.local/share/wheelhouse'));
    expect(defaultDataDir({ XDG_DATA_HOME: 'relative' }, 'linux')).toBe(join(homedir(), '.local/share/wheelhouse'));
    expect(defaultDataDir({}, 'darwin')).toBe(join(homedir(), 'Library/Application Support/Wheelhouse'));
    expect(defaultDataDir({ LOCALAPPDATA: join('/L') }, 'win32')).toBe(join('/L', 'Wheelhouse'));
  });
});

it('says of a data path that it is a file, and what to do', () => {
  const file = join(dir, 'copy.duckdb');
  writeFileSync(file, '');
  write(`data: copy.duckdb\n`);
  const said = (given: Parameters<typeof loadConfig>[0]) => {
    const { code, message, help } = problem(() => loadConfig({ env: { XDG_DATA_HOME: dir }, ...given }));
    expect([code, help]).toEqual(['config.invalid', expect.stringContaining('Name a folder with --data')]);
    return message;
  };
  const itself = `The data path ${file} is a file, not a folder.`;
  expect(said({ flags: { data: file } })).toBe(itself);
  expect(said({ env: { WHEELHOUSE_DATA: file } })).toBe(itself);
  expect(said({ flags: { config: join(dir, 'wheelhouse.yaml') } })).toBe(itself);
  const below = join(file, 'data');
  expect(said({ flags: { data: below } })).toBe(
    `The data folder ${below} cannot be made: ${file} is a file, not a folder.`,
  );
});

it('takes flags over environment over file', () => {
  write('port: 5001\nzone: Europe/Berlin\nmemory: 700\n');
  const env = { WHEELHOUSE_DATA: dir, WHEELHOUSE_PORT: '5002', WHEELHOUSE_ZONE: 'Asia/Tokyo' };
  expect(loadConfig({ env: { WHEELHOUSE_DATA: dir } })).toMatchObject({
    port: { number: 5001, chosen: true },
    memory: 700,
  });
  expect(loadConfig({ env })).toMatchObject({ port: { number: 5002 }, zone: 'Asia/Tokyo' });
  expect(loadConfig({ env, flags: { port: '0' } })).toMatchObject({
    port: { number: 0, chosen: true },
    zone: 'Asia/Tokyo',
  });
});

it('reads repositories relative to the file and leaves URLs alone', () => {
  write('repositories: [../api, https://example.com/web.git, git@example.com:team/app.git]\n');
  expect(loadConfig({ env: { WHEELHOUSE_DATA: dir } }).repositories).toEqual([
    join(dir, '../api'),
    'https://example.com/web.git',
    'git@example.com:team/app.git',
  ]);
});

describe('says what is wrong, where, and what to do', () => {
  const load = () => loadConfig({ env: { WHEELHOUSE_DATA: dir } });

  it.each([
    ['zone: UTC\nport: many\n', 'line 2', '`port`'],
    ['zone: Mars/Olympus\n', 'line 1', 'time zone'],
    ['defaults:\n  windowDays: 0\n', 'line 2', '`defaults.windowDays`'],
    ['prot: 80\n', 'wheelhouse.yaml', '`prot`'],
    ['a: [\n', 'line', 'not YAML'],
    ['database: mysql://x\n', 'line 1', 'postgres://'],
  ])('%j', (text, place, what) => {
    write(text);
    const error = problem(load);
    expect(error.code).toBe('config.invalid');
    expect(error.message).toContain(join(dir, 'wheelhouse.yaml'));
    expect(error.message).toContain(place);
    expect(error.message).toContain(what);
    expect(error.help).not.toBe('');
  });

  it('a named file that is not there', () => {
    expect(problem(() => loadConfig({ env: {}, flags: { config: '/nowhere.yaml' } })).message).toContain(
      '/nowhere.yaml does not exist',
    );
  });

  it('an environment variable', () => {
    expect(problem(() => loadConfig({ env: { WHEELHOUSE_PORT: '70000' } })).message).toContain('WHEELHOUSE_PORT');
  });

  it('an empty variable counts as unset', () => {
    expect(loadConfig({ env: { WHEELHOUSE_PORT: '' } }).port.number).toBe(DEFAULT_PORT);
  });
});
