/** A growing list of 32-bit integers. */
export interface IntWriter {
  push(value: number): void;
  pushAll(values: Int32Array): void;
  readonly length: number;
  set(at: number, value: number): void;
  finish(): Int32Array;
}

export function intWriter(capacity = 4096): IntWriter {
  let data = new Int32Array(capacity);
  let length = 0;
  const reserve = (more: number): void => {
    const larger = new Int32Array(Math.max(data.length * 2, length + more));
    larger.set(data);
    data = larger;
  };
  return {
    push(value) {
      if (length === data.length) reserve(1);
      data[length++] = value;
    },
    pushAll(values) {
      if (length + values.length > data.length) reserve(values.length);
      data.set(values, length);
      length += values.length;
    },
    get length() {
      return length;
    },
    set(at, value) {
      data[at] = value;
    },
    finish: () => data.slice(0, length),
  };
}
