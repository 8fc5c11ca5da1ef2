import { parentPort, workerData } from "node:worker_threads";

// Prepares images in a separate thread and posts what the image library's memory was, in megabytes, after each.

const made: WebAssembly.Memory[] = [];
// Replaced before the library is loaded, to know the memory it makes for itself.
WebAssembly.Memory = class extends WebAssembly.Memory {
  constructor(descriptor: WebAssembly.MemoryDescriptor) {
    super(descriptor);
    made.push(this);
  }
};
const { prepareImage } = await import("../../../src/enrichment/artwork/prepareImage.ts");
const { bytes, count } = workerData as { bytes: Uint8Array; count: number };

const megabytes: number[] = [];
for (let index = 0; index < count; index += 1) {
  // Each image is in a separate buffer, as from the network.
  await prepareImage({ bytes: Uint8Array.from(bytes), sizes: [780] });
  megabytes.push(made.reduce((sum, { buffer }) => sum + buffer.byteLength, 0) / 2 ** 20);
}
parentPort?.postMessage(megabytes);
