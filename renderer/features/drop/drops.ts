/** The drops of this visit, each with its card in the tray. */
import type { Received } from "../../../src/contract/index.ts";
import {
  hasArrived,
  NOTHING_YET,
  type OpenJobs,
  type Progress,
  type Rejected,
  withOpenJobs,
  withReceived,
} from "./stages.ts";

export type Phase = { kind: "reading" } | { kind: "sending"; done: number; total: number } | { kind: "received" };
export type Drop = {
  readonly id: number;
  readonly phase: Phase;
  readonly progress: Progress;
  /** Files that the library did not know before: what taking the drop back takes out again. */
  readonly newFiles: readonly number[];
  /** Files that it knew. */
  readonly knownPaths: readonly string[];
  /** New files that hold what another file of the library holds. */
  readonly copyPaths: readonly string[];
  /** When the engine last took files of it, in milliseconds: older counts of jobs know nothing of them. */
  readonly receivedAt: number;
};

let drops: readonly Drop[] = [];
let lastId = 0;
const watchers = new Set<() => void>();

export function currentDrops(): readonly Drop[] {
  return drops;
}

export function watchDrops(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}

export function openDrop(): number {
  const id = ++lastId;
  const nothing = {
    progress: NOTHING_YET,
    newFiles: [],
    knownPaths: [],
    copyPaths: [],
    receivedAt: Number.POSITIVE_INFINITY,
  };
  change([{ id, phase: { kind: "reading" }, ...nothing }, ...drops]);
  return id;
}

export function closeDrop(id: number): void {
  change(drops.filter((drop) => drop.id !== id));
}

export function setPhase(id: number, phase: Phase): void {
  update(id, (drop) => ({ ...drop, phase }));
}

export function addReceived(id: number, received: Received): void {
  const fresh = received.accepted.filter((file) => !file.already).map(({ fileId }) => fileId);
  const known = received.accepted.filter((file) => file.already).map(({ path }) => path);
  const copies = received.accepted.filter(({ what }) => what === "copy").map(({ path }) => path);
  update(id, (drop) => ({
    ...drop,
    progress: withReceived(drop.progress, received),
    newFiles: [...drop.newFiles, ...fresh],
    knownPaths: [...drop.knownPaths, ...known],
    copyPaths: [...drop.copyPaths, ...copies],
    receivedAt: Date.now(),
  }));
}

export function addRejected(id: number, rejected: Rejected): void {
  addReceived(id, { accepted: [], rejected: [rejected], ignored: 0 });
}

/** @param countedAt when the engine answered, in milliseconds */
export function noteOpenJobs(open: OpenJobs, countedAt: number): void {
  const knows = (drop: Drop) => countedAt > drop.receivedAt && !hasArrived(drop.progress);
  if (!drops.some(knows)) return;
  change(drops.map((drop) => (knows(drop) ? { ...drop, progress: withOpenJobs(drop.progress, open) } : drop)));
}

export function isFinished(drop: Drop): boolean {
  return drop.phase.kind === "received" && hasArrived(drop.progress);
}

function update(id: number, next: (drop: Drop) => Drop): void {
  change(drops.map((drop) => (drop.id === id ? next(drop) : drop)));
}

function change(next: readonly Drop[]): void {
  drops = next;
  for (const watcher of watchers) watcher();
}
