import { workerData } from "node:worker_threads";
import { HOSTILE_TEXTS, hostileText } from "./hostileStrings.ts";
import { TEXT_PARSERS } from "./textParsers.ts";

// Lets one parser read every hostile text. Which one it is at stands in shared memory, so that a parser that never
// returns can be named.

const { parser, progress } = workerData as {
  readonly parser: string;
  readonly progress: Int32Array<SharedArrayBuffer>;
};
const parse = TEXT_PARSERS[parser];
if (!parse) throw new Error(`no parser is called ${parser}`);

for (let index = 0; index < HOSTILE_TEXTS; index += 1) {
  Atomics.store(progress, 0, index);
  try {
    parse(hostileText(index));
  } catch (error) {
    // A refusal is an answer; running out of stack or memory is none.
    if (error instanceof RangeError || !(error instanceof Error)) throw error;
  }
}
