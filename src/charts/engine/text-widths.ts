import LRU from 'zrender/lib/core/LRU.js';

const ENTRIES = Symbol('entries');

/**
 * ECharts remembers how wide texts are in a plain object, by the text. There `constructor` is known before it was ever
 * measured, and `__proto__` is what all objects share. An object without a prototype has no such words; the caches of
 * texts are made at the first text, after this.
 */
Object.defineProperty(LRU.prototype, '_map', {
  get(this: { [ENTRIES]: object }) {
    return this[ENTRIES];
  },
  set(this: { [ENTRIES]: object }, entries: object) {
    this[ENTRIES] = Object.assign(Object.create(null) as object, entries);
  },
});
