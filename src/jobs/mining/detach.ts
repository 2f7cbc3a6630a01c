type TypedArray = Int32Array | Uint8Array | Uint32Array | Float64Array;

const isTyped = (value: unknown): value is TypedArray => ArrayBuffer.isView(value) && !(value instanceof DataView);

/**
 * A copy of a message whose typed arrays stand in buffers of their own, which can then be handed to another thread. The
 * engine may use its own buffers again; and cloning a view would carry the whole buffer behind it along.
 */
export function detach<T>(message: T): { message: T; transfer: ArrayBuffer[] } {
  const transfer: ArrayBuffer[] = [];
  const walk = (value: unknown): unknown => {
    if (isTyped(value)) {
      const copy = value.slice();
      transfer.push(copy.buffer);
      return copy;
    }
    if (value !== null && typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype) {
      return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, walk(inner)]));
    }
    return value;
  };
  return { message: walk(message) as T, transfer };
}
