import languages from './data/languages.json' with { type: 'json' };

type Words = 'extensions' | 'names' | 'aliases';

/** Language by lower-cased file extension. */
export const LANGUAGE_BY_EXTENSION = languageBy('extensions');

/** Language by whole file name. */
export const LANGUAGE_BY_NAME = languageBy('names');

/** Language by what `.gitattributes` may call it, lower-cased: its name or another that linguist knows. */
export const LANGUAGE_BY_ALIAS = languageBy('aliases');

function languageBy(words: Words): ReadonlyMap<string, string> {
  const known = Object.entries(languages as Record<string, Partial<Record<Words, string[]>>>);
  return new Map(known.flatMap(([language, of]) => (of[words] ?? []).map((word) => [word, language] as const)));
}
