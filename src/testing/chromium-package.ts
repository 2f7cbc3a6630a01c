import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';
import { extract } from 'tar-fs';

/** A browser that can be started. */
export interface FoundChromium {
  executablePath: string;
  /** What its process needs in its environment: where its own shared libraries and fonts are. */
  env: Record<string, string>;
}

/**
 * Unpacks the Chromium of `@sparticuz/chromium` into node_modules/.cache, once, with the libraries a bare Debian lacks
 * (NSS, NSPR, expat) and a font. The package's own launcher is for AWS Lambda: it unpacks into a shared /tmp, and two
 * at a time read each other's half-written files. Undefined where the package has no binary for this machine.
 */
export async function unpackChromium(env: NodeJS.ProcessEnv): Promise<FoundChromium | undefined> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  const { archives, version, cache } = locatePackage();
  const home = join(cache, `chromium-${version}`);
  if (!existsSync(home)) await unpackTo(home, archives);
  return {
    executablePath: join(home, 'chromium'),
    env: {
      LD_LIBRARY_PATH: [join(home, 'lib'), env['LD_LIBRARY_PATH']].filter(Boolean).join(':'),
      FONTCONFIG_FILE: join(home, 'fonts.conf'),
    },
  };
}

function locatePackage() {
  const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium');
  const root = entry.slice(0, entry.lastIndexOf(join('@sparticuz', 'chromium')));
  const archives = join(root, '@sparticuz', 'chromium', 'bin');
  const manifest = createRequire(import.meta.url)(join(archives, '..', 'package.json')) as { version: string };
  return { archives, version: manifest.version, cache: join(root, '.cache', 'wheelhouse') };
}

async function unpackTo(home: string, archives: string): Promise<void> {
  const draft = `${home}.${process.pid}`;
  await mkdir(draft, { recursive: true });
  await Promise.all([
    unpack(join(archives, 'chromium.br'), createWriteStream(join(draft, 'chromium'), { mode: 0o755 })),
    ...['al2023', 'fonts', 'swiftshader'].map((name) => unpack(join(archives, `${name}.tar.br`), extract(draft))),
  ]);
  await writeFile(join(draft, 'fonts.conf'), fontsConfiguration(home));
  await rename(draft, home).catch(async (error: NodeJS.ErrnoException) => {
    await rm(draft, { recursive: true, force: true });
    // Another process was quicker; its copy is the same.
    if (!existsSync(home)) throw new Error(`Could not unpack ${basename(home)}`, { cause: error });
  });
}

function unpack(archive: string, target: NodeJS.WritableStream): Promise<void> {
  return pipeline(createReadStream(archive), createBrotliDecompress({ chunkSize: 1 << 21 }), target);
}

/** Open Sans is the default everywhere, so that a page has the same widths on every machine. */
function fontsConfiguration(home: string): string {
  const family = (name: string, preferred = 'Open Sans') =>
    `<alias binding="strong"><family>${name}</family><prefer><family>${preferred}</family></prefer></alias>`;
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${join(home, 'fonts')}</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${join(home, 'fonts-cache')}</cachedir>
  ${family('sans-serif')}
  ${family('system-ui')}
  ${family('serif')}
  ${family('monospace', 'DejaVu Sans Mono')}
</fontconfig>
`;
}
