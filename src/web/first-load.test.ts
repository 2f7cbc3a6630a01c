import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build, type Rolldown } from 'vite';
import { beforeAll, describe, expect, it, vi } from 'vitest';

type Chunk = Rolldown.OutputChunk;
const root = fileURLToPath(new URL('../..', import.meta.url));
const limit = 250_000;
let output: Rolldown.RolldownOutput['output'];

beforeAll(async () => {
  // The test runner's own value would bring React's development build.
  vi.stubEnv('NODE_ENV', 'production');
  const built = await build({
    root: `${root}/src/web`,
    configFile: `${root}/vite.config.ts`,
    logLevel: 'silent',
    build: { write: false },
  });
  output = (built as Rolldown.RolldownOutput).output;
});

/** The chunk and all it imports before it can run. */
function withImports(start: Chunk): Chunk[] {
  const chunks = new Map(
    output.filter((item): item is Chunk => item.type === 'chunk').map((chunk) => [chunk.fileName, chunk]),
  );
  const found = new Set<Chunk>();
  const visit = (chunk: Chunk) => {
    if (found.has(chunk)) return;
    found.add(chunk);
    for (const name of chunk.imports) visit(chunks.get(name) as Chunk);
  };
  visit(start);
  return [...found];
}

const compressed = (chunks: Chunk[]) => chunks.reduce((sum, chunk) => sum + gzipSync(chunk.code).length, 0);
const entry = () => output.find((item): item is Chunk => item.type === 'chunk' && item.isEntry) as Chunk;
const page = (name: string) =>
  output.find(
    (item): item is Chunk => item.type === 'chunk' && (item.facadeModuleId ?? '').endsWith(`/pages/${name}/index.ts`),
  ) as Chunk;

describe('first load', () => {
  it(`of the overview is under ${limit / 1000} kB of compressed JavaScript`, () => {
    const chunks = new Set([...withImports(entry()), ...withImports(page('overview'))]);
    const size = compressed([...chunks]);
    expect(size).toBeGreaterThan(50_000);
    expect(size).toBeLessThanOrEqual(limit);
  });

  it('leaves the chart library out', () => {
    const modules = withImports(entry()).flatMap((chunk) => Object.keys(chunk.modules));
    expect(modules.some((id) => id.includes('/react-dom/'))).toBe(true);
    expect(modules.filter((id) => /\/(echarts|zrender)\//.test(id))).toEqual([]);
  });

  it('has no inline script and nothing from elsewhere', () => {
    const html = String((output.find((item) => item.fileName === 'index.html') as Rolldown.OutputAsset).source);
    expect(html.match(/<script(?![^>]*\ssrc=)[^>]*>/g)).toBeNull();
    expect(html).not.toMatch(/(?:src|href)="(?:https?:)?\/\//);
    expect(html).not.toMatch(/\sstyle=/);
  });

  it('uses nothing that evaluates text as code', () => {
    const code = output.filter((item): item is Chunk => item.type === 'chunk').map((chunk) => chunk.code);
    const evals = code.flatMap((text) => text.match(/\beval\(|new Function\(/g) ?? []);
    // Only zod's own, which setup-zod.ts switches off.
    expect(evals.length).toBeLessThanOrEqual(2);
  });
});
