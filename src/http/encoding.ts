import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

export type Encoding = 'br' | 'gzip' | 'identity';

/** Under this many bytes an answer fits one packet anyway. */
const WORTH_IT = 1_024;

/** The best encoding a client takes. `q=0` refuses one. */
export function chooseEncoding(accepted: string | null, bytes: number): Encoding {
  if (accepted === null || bytes < WORTH_IT) return 'identity';
  const offers = new Map(
    accepted.split(',').map((part) => {
      const [name = '', ...parameters] = part.trim().toLowerCase().split(';');
      const quality = parameters.map((p) => /^\s*q=([\d.]+)/.exec(p)?.[1]).find((q) => q !== undefined);
      return [name.trim(), quality === undefined ? 1 : Number(quality)] as const;
    }),
  );
  const takes = (name: string) => (offers.get(name) ?? offers.get('*') ?? 0) > 0;
  return (['br', 'gzip'] as const).find(takes) ?? 'identity';
}

/** `quality`: of brotli, 0 … 11; 4 costs about what gzip does and is smaller. */
export async function encode(bytes: Uint8Array, encoding: Encoding, quality = 4): Promise<Uint8Array> {
  if (encoding === 'br') {
    return brotli(bytes, {
      params: { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
    });
  }
  return encoding === 'gzip' ? zip(bytes) : bytes;
}
