/** `gramPerson.wat`, assembled by `node scripts/kernels.ts`; a test holds the two together. */
const ASSEMBLED =
  "AGFzbQEAAAABCwFgB39/f39/f38AAg8BA2VudgZtZW1vcnkCAAEDAgEABw0BCWFkZFBlcnNvbgAACqkCAaYCAgZ/AXsgACACQQJ0aiEHIAUgBmohDCAFIQsDQCAL/QwAAAAAAAAAAAAAAAAAAAAA/QsEACALQRBqIQsgCyAMSQ0ACyAAIQggASEJAkADQCAIIAdPDQEgCSoCAP0TIQ0gAyAIKAIAIAZsaiEKIAUhCwNAIAsgC/0ABAAgDSAK/QAEAP3mAf3kAf0LBAAgC0EQaiELIApBEGohCiALIAxJDQALIAhBBGohCCAJQQRqIQkMAAsLIAAhCCABIQkCQANAIAggB08NASAJKgIA/RMhDSAEIAgoAgAgBmxqIQogBSELA0AgCiAK/QAEACANIAv9AAQA/eYB/eQB/QsEACALQRBqIQsgCkEQaiEKIAsgDEkNAAsgCEEEaiEIIAlBBGohCQwACwsL";

export interface GramKernel {
  /** Adds one person's ratings; all but `count` and `widthBytes` are addresses. */
  addPerson(
    films: number,
    weights: number,
    count: number,
    from: number,
    to: number,
    sums: number,
    widthBytes: number,
  ): void;
}

function isGramKernel(exports: object): exports is GramKernel {
  return "addPerson" in exports && typeof exports.addPerson === "function";
}

/** @param memory where all the addresses point */
export function gramKernel(memory: WebAssembly.Memory): GramKernel {
  const module = new WebAssembly.Module(Buffer.from(ASSEMBLED, "base64"));
  const { exports } = new WebAssembly.Instance(module, { env: { memory } });
  if (!isGramKernel(exports)) throw new TypeError("gramPerson.wat exports one function");
  return exports;
}
