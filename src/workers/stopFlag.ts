/** A flag in shared memory: the main thread sets it, and a running query checks it. */
export function createStopFlag(): { readonly buffer: SharedArrayBuffer; set(): void } {
  const buffer = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
  return { buffer, set: () => void Atomics.store(new Int32Array(buffer), 0, 1) };
}

export function isStopped(buffer: SharedArrayBuffer): boolean {
  return Atomics.load(new Int32Array(buffer), 0) === 1;
}
