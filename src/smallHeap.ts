import { setFlagsFromString } from "node:v8";

/**
 * V8 lets heaps grow far beyond what is in use, because fewer collections cost less time. This program has one heap for
 * each of its threads, and most of them are idle. Called first by each host, since code is loaded into the heap too.
 * Measured over all routes and 10,000 films: 275 MB instead of 470, for 3 % more processor time on the main thread.
 */
export function keepHeapsSmall(): void {
  setFlagsFromString("--optimize-for-size");
}
