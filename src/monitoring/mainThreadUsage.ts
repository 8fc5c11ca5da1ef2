const MICROSECONDS = 1e6;

/** What the main thread uses, in the shape of the pools. @returns a reader; the processor's share is since its last call */
export function createMainThreadUsage() {
  let before = { at: performance.now(), cpu: process.threadCpuUsage() };
  return {
    usage() {
      const elapsedSeconds = (performance.now() - before.at) / 1000;
      const { user, system } = process.threadCpuUsage(before.cpu);
      before = { at: performance.now(), cpu: process.threadCpuUsage() };
      const { heapTotal, external } = process.memoryUsage();
      const cpuRatio = elapsedSeconds > 0 ? (user + system) / MICROSECONDS / elapsedSeconds : null;
      return { pool: "main", threads: 1, bytes: heapTotal + external, cpuRatio };
    },
  };
}
