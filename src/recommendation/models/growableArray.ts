/**
 * A typed array that doubles when it is full. Its numbers are outside the heap of the thread, which ends a thread whose
 * plain arrays grow too long.
 */
export class GrowableArray<A extends Int32Array | Float32Array> {
  #numbers: A;
  length = 0;
  readonly #kind: new (
    length: number,
  ) => A;

  constructor(kind: new (length: number) => A) {
    this.#kind = kind;
    this.#numbers = new kind(1024);
  }

  push(value: number): void {
    if (this.length === this.#numbers.length) {
      const larger = new this.#kind(this.#numbers.length * 2);
      larger.set(this.#numbers);
      this.#numbers = larger;
    }
    this.#numbers[this.length] = value;
    this.length += 1;
  }

  toArray(): A {
    return this.#numbers.slice(0, this.length) as A;
  }
}
