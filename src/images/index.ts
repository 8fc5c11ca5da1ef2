/**
 * Decoding, scaling and encoding of images. In: sharp's calls. Out: the same on every system and in both hosts, because
 * the library behind it is one WebAssembly module (decision 29). It is slow: call it in a worker thread.
 */
import { createRequire } from "node:module";
import type { Sharp, SharpOptions } from "sharp";

export type { Sharp } from "sharp";
export { collectGarbage } from "./collectGarbage.ts";

type SharpModule = typeof import("sharp").default;

const sharp = loadWebAssembly();

// One thread, one image at a time: no cache to hold memory, no more threads below this one.
sharp.cache(false);
sharp.concurrency(1);

/** @param input bytes of an image file, or raw pixels that `options.raw` describes */
export function openImage(input: Uint8Array, options?: SharpOptions): Sharp {
  return sharp(input, options);
}

/** `native` brings its own GLib, which must not be loaded into Electron on Linux. */
export function imageBackend(): "wasm" | "native" {
  return "emscripten" in sharp.versions ? "wasm" : "native";
}

/**
 * sharp chooses its binary by `process.arch` while it is loaded, and has no option for it: "wasm32" is what it finds in
 * WebContainers. `require` is synchronous, so that nothing else sees the other name.
 */
function loadWebAssembly(): SharpModule {
  const require = createRequire(import.meta.url);
  const architecture = Object.getOwnPropertyDescriptor(process, "arch");
  if (!architecture) throw new Error("process.arch is missing");
  Object.defineProperty(process, "arch", { ...architecture, value: "wasm32" });
  try {
    return require("sharp") as SharpModule; // a CommonJS module with one export, typed by its import
  } finally {
    Object.defineProperty(process, "arch", architecture);
  }
}
