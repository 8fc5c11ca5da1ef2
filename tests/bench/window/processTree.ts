import { readdirSync, readFileSync } from "node:fs";

/** A process and everything it started, by Linux' `/proc`. */
export function processTree(root: number): number[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync("/proc")) {
    const id = Number(name);
    if (!Number.isInteger(id)) continue;
    const parent = statOf(id)?.[1];
    if (parent !== undefined) parents.set(id, Number(parent));
  }
  const found = [root];
  for (const id of found) found.push(...[...parents].filter(([, parent]) => parent === id).map(([child]) => child));
  return found;
}

/** Proportional set size, MB: shared pages are counted once over all processes. */
export function proportionalMegabytes(ids: readonly number[]): number {
  return ids.reduce((sum, id) => sum + pssKilobytes(id), 0) / 1_000;
}

const TICKS_A_SECOND = 100; // sysconf(_SC_CLK_TCK) of Linux on x86-64 and arm64

/** Processor time of all of them, seconds. */
export function processorSeconds(ids: readonly number[]): number {
  const ticks = ids.map((id) => statOf(id) ?? []).map((fields) => Number(fields[11] ?? 0) + Number(fields[12] ?? 0));
  return ticks.reduce((sum, one) => sum + one, 0) / TICKS_A_SECOND;
}

function pssKilobytes(id: number): number {
  return Number(/^Pss:\s+(\d+)/m.exec(readOrNothing(`/proc/${id}/smaps_rollup`))?.[1] ?? 0);
}

/** The fields after the name: state, parent, … (proc(5)). */
function statOf(id: number): string[] | null {
  const text = readOrNothing(`/proc/${id}/stat`);
  return text === "" ? null : text.slice(text.lastIndexOf(")") + 2).split(" ");
}

function readOrNothing(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return ""; // the process has just ended
  }
}
