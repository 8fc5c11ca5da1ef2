const MICROSECONDS = 1e6;

/** What a thread or a pool of threads uses, as the panel shows it. */
export interface ThreadUsage {
  readonly pool: string;
  readonly threads: number;
  readonly bytes: number;
  /** Cores in use since the last call, 1 is one core; null right after the start. */
  readonly cpuRatio: number | null;
}

export interface MainThreadUsage {
  usage(): ThreadUsage;
}

export function createMainThreadUsage(): MainThreadUsage {
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
