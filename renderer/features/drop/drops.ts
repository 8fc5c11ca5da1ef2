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
  change([{ id, phase: { kind: "reading" }, progress: NOTHING_YET, receivedAt: Number.POSITIVE_INFINITY }, ...drops]);
  return id;
}

export function closeDrop(id: number): void {
  change(drops.filter((drop) => drop.id !== id));
}

export function setPhase(id: number, phase: Phase): void {
  update(id, (drop) => ({ ...drop, phase }));
}

export function addReceived(id: number, received: Received): void {
  update(id, (drop) => ({ ...drop, progress: withReceived(drop.progress, received), receivedAt: Date.now() }));
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
