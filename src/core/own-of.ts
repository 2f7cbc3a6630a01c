/** What an object itself holds by a key that may be any word: `constructor` is held by its prototype. */
export function ownOf<T>(object: Readonly<Record<string, T>> | undefined, key: string): T | undefined {
  return object && Object.hasOwn(object, key) ? object[key] : undefined;
}
