/**
 * `svdEpoch.wat`, assembled by `node scripts/kernels.ts`; a test holds the two together. As text, because a bundler
 * carries text anywhere.
 */
const ASSEMBLED =
  "AGFzbQEAAAABEQFgDX9/f39/f39/f399fX0AAg8BA2VudgZtZW1vcnkCAAEDAgEABwkBBWVwb2NoAAAKsQMBrgMDB38BfQZ7IAAgAUECdGohDSAM/RMhGgJAA0AgACANTw0BIAAoAgBBAnQhDiACIA5qKAIAIQ8gAyAOaigCACEQIAcgDyAJbGohESAIIBAgCWxqIRIgESAJaiETIAUgD0ECdGohDyAGIBBBAnRqIRD9DAAAAAAAAAAAAAAAAAAAAAAhFf0MAAAAAAAAAAAAAAAAAAAAACEWA0AgFSAR/QAEACAS/QAEAP3mAf3kASEVIBYgEf0ABBAgEv0ABBD95gH95AEhFiARQSBqIREgEkEgaiESIBEgE0kNAAsgFSAW/eQBIRUgESAJayERIBIgCWshEiALIAQgDmoqAgAgCiAPKgIAkiAQKgIAkiAV/R8AIBX9HwGSIBX9HwIgFf0fA5KSkpOUIRQgDyAMIA8qAgCUIBSSOAIAIBAgDCAQKgIAlCAUkjgCACAU/RMhGQNAIBH9AAQAIRcgEv0ABAAhGCARIBogF/3mASAZIBj95gH95AH9CwQAIBIgGiAY/eYBIBkgF/3mAf3kAf0LBAAgEUEQaiERIBJBEGohEiARIBNJDQALIABBBGohAAwACwsL";

export interface SvdKernel {
  epoch(
    order: number,
    count: number,
    users: number,
    films: number,
    values: number,
    userBiases: number,
    filmBiases: number,
    userFactors: number,
    filmFactors: number,
    widthBytes: number,
    mean: number,
    rate: number,
    keep: number,
  ): void;
}

/** @param memory where all the addresses point */
export function svdKernel(memory: WebAssembly.Memory): SvdKernel {
  const module = new WebAssembly.Module(Buffer.from(ASSEMBLED, "base64"));
  const { exports } = new WebAssembly.Instance(module, { env: { memory } });
  return exports as unknown as SvdKernel; // the one function that svdEpoch.wat exports
}
