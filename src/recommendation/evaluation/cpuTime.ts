import { threadCpuUsage } from "node:process";

/** Runs work and measures the CPU time of this thread, which does not grow while other programs keep the machine busy. */
export function measureCpuMs<T>(work: () => T): { readonly result: T; readonly cpuMs: number } {
  const before = threadCpuUsage();
  const result = work();
  const { user, system } = threadCpuUsage(before);
  return { result, cpuMs: (user + system) / 1_000 };
}
