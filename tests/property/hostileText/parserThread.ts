import { workerData } from "node:worker_threads";
import { HOSTILE_TEXTS, hostileText } from "./hostileStrings.ts";
import { TEXT_PARSERS } from "./textParsers.ts";

// Runs one parser on every hostile text. The index of the current text is in shared memory, so that a text on which the
// parser never returns can be reported.

const { parser, progress } = workerData as {
  readonly parser: string;
  readonly progress: Int32Array<SharedArrayBuffer>;
};
const parse = TEXT_PARSERS[parser];
if (!parse) throw new Error(`there is no parser ${parser}`);

for (let index = 0; index < HOSTILE_TEXTS; index += 1) {
  Atomics.store(progress, 0, index);
  try {
    parse(hostileText(index));
  } catch (error) {
    // Rejecting the text is fine; running out of stack or memory is not.
    if (error instanceof RangeError || !(error instanceof Error)) throw error;
  }
}
