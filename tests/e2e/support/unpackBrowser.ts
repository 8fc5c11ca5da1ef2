import { findChromium } from "./chromium.ts";

/** Before the first browser test: the unpacking happens once, here, and no test waits for it. */
export default function setup(): void {
  findChromium();
}
