/** A word between two threads: the main thread sets it, a query that runs in the other one asks for it now and then. */
export function createStopFlag(): { readonly buffer: SharedArrayBuffer; set(): void } {
  const buffer = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
  return { buffer, set: () => void Atomics.store(new Int32Array(buffer), 0, 1) };
}

export function isStopped(buffer: SharedArrayBuffer): boolean {
  return Atomics.load(new Int32Array(buffer), 0) === 1;
}
