import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

/**
 * Each buffer that WebAssembly reads is copied into its memory, and the copy is freed when the buffer is collected. V8
 * does not know of the copies, finds a small heap and waits: 100 MB are held after thirty images. Collecting after
 * each image takes a few milliseconds in a thread that holds nothing else.
 */
export const collectGarbage: () => void = exposeGarbageCollector();

function exposeGarbageCollector(): () => void {
  setFlagsFromString("--expose-gc");
  return runInNewContext("gc") as () => void; // what the flag adds to each new context
}
