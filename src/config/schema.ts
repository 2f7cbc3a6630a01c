import { z } from 'zod';

/** True for IANA zone names and the fixed names that `Intl` takes, such as UTC; not for offsets. */
export function isZone(zone: string): boolean {
  try {
    return !/^[+-]/.test(zone) && new Intl.DateTimeFormat('en', { timeZone: zone }) instanceof Intl.DateTimeFormat;
  } catch {
    return false;
  }
}

function isPattern(text: string): boolean {
  try {
    return new RegExp(text, 'i') instanceof RegExp;
  } catch {
    return false;
  }
}

const Port = z.coerce.number('a number from 0 to 65535').int().min(0).max(65_535);
const Zone = z.string().refine(isZone, 'an IANA time zone such as Europe/Berlin or UTC');
const DatabaseUrl = z.string().regex(/^postgres(ql)?:\/\//, 'a URL that starts with postgres://');
const MEGABYTES = 'a whole number of megabytes, 256 or more';
const Megabytes = z.coerce.number(MEGABYTES).int(MEGABYTES).min(256, MEGABYTES);

const MINUTES = 'a whole number of minutes, from 1 to 10080 (a week)';
const Minutes = z.coerce.number(MINUTES).int(MINUTES).min(1, MINUTES).max(10_080, MINUTES);

/** wheelhouse.yaml. Every key is optional; an unknown key is an error, so that a typing mistake is never silent. */
export const ConfigFile = z.strictObject({
  data: z.string().min(1).optional(),
  database: DatabaseUrl.optional(),
  databaseReader: DatabaseUrl.optional(),
  host: z.string().min(1).optional(),
  port: Port.optional(),
  zone: Zone.optional(),
  memory: Megabytes.optional(),
  parallel: z.coerce.number().int().min(1).max(64).optional(),
  syncEvery: Minutes.optional(),
  ignoreRevs: z.boolean().optional(),
  bots: z.array(z.string().min(1).refine(isPattern, 'a regular expression')).optional(),
  repositories: z.array(z.string().min(1)).optional(),
  defaults: z
    .strictObject({
      windowDays: z.number().int().min(1).max(365).optional(),
      outlierLines: z.number().int().min(1).optional(),
      outlierFiles: z.number().int().min(1).optional(),
    })
    .optional(),
});
export type ConfigFile = z.infer<typeof ConfigFile>;

/** Environment variables, by name; they win over the file, and flags win over them. */
export const Environment = z.object({
  WHEELHOUSE_CONFIG: z.string().min(1).optional(),
  WHEELHOUSE_DATA: z.string().min(1).optional(),
  WHEELHOUSE_DATABASE_URL: DatabaseUrl.optional(),
  WHEELHOUSE_DATABASE_READER_URL: DatabaseUrl.optional(),
  WHEELHOUSE_HOST: z.string().min(1).optional(),
  WHEELHOUSE_PORT: Port.optional(),
  WHEELHOUSE_ZONE: Zone.optional(),
  WHEELHOUSE_MEMORY: Megabytes.optional(),
  WHEELHOUSE_SYNC_EVERY: Minutes.optional(),
  WHEELHOUSE_DEBUG: z.string().optional(),
});
export type Environment = z.infer<typeof Environment>;

/** What may come from the command line; the same checks as for the file. */
export const Flags = ConfigFile.pick({ data: true, database: true, host: true, port: true, zone: true }).extend({
  config: z.string().min(1).optional(),
});
export type Flags = z.input<typeof Flags>;
