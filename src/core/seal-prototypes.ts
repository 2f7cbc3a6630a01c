/**
 * Closes what all objects share: a name from a repository that a package uses as a key, such as `__proto__`, can then
 * reach nothing but the object that is written to. Called before anything else runs, in every thread and on the page.
 * Frozen they cannot be: packages give their objects a `constructor` or `toString` of their own, which a frozen one forbids.
 */
export function sealPrototypes(): void {
  Reflect.deleteProperty(Object.prototype, '__proto__');
  for (const shared of [Object, Function, Array, String, Number, Boolean]) Object.seal(shared.prototype);
}
