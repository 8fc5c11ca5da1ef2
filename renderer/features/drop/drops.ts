/** The drops since the user came, each with its card in the tray. */
import type { AddFilesAnswer } from "../../../src/contract/index.ts";
import { createPersonalStore } from "../../state/store.ts";
import {
  EMPTY_PROGRESS,
  type ImportProgress,
  isComplete,
  type OpenJobs,
  type Rejected,
  withOpenJobs,
  withReceived,
} from "./importProgress.ts";

export type Phase = { kind: "reading" } | { kind: "sending"; done: number; total: number } | { kind: "received" };
export type Drop = {
  readonly id: number;
  readonly phase: Phase;
  readonly progress: ImportProgress;
  /** Ids of files that were not recorded before: undoing the drop forgets them. */
  readonly newFiles: readonly number[];
  /** Paths of files that were recorded already. */
  readonly knownPaths: readonly string[];
  /** Paths of new files with the same content as a recorded file. */
  readonly copyPaths: readonly string[];
  /** When the engine last answered, in milliseconds: older counts of jobs do not include these files. */
  readonly receivedAt: number;
};

export const dropsStore = createPersonalStore<readonly Drop[]>([]);
let lastId = 0;

export function startDrop(): number {
  const id = ++lastId;
  const nothing = {
    progress: EMPTY_PROGRESS,
    newFiles: [],
    knownPaths: [],
    copyPaths: [],
    receivedAt: Number.POSITIVE_INFINITY,
  };
  dropsStore.set([{ id, phase: { kind: "reading" }, ...nothing }, ...dropsStore.get()]);
  return id;
}

export function dismissDrop(id: number): void {
  dropsStore.set(dropsStore.get().filter((drop) => drop.id !== id));
}

export function setPhase(id: number, phase: Phase): void {
  update(id, (drop) => ({ ...drop, phase }));
}

export function addReceived(id: number, received: AddFilesAnswer): void {
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
export function updateOpenJobs(open: OpenJobs, countedAt: number): void {
  const knows = (drop: Drop) => countedAt > drop.receivedAt && !isComplete(drop.progress);
  if (!dropsStore.get().some(knows)) return;
  dropsStore.set(
    dropsStore.get().map((drop) => (knows(drop) ? { ...drop, progress: withOpenJobs(drop.progress, open) } : drop)),
  );
}

export function isFinished(drop: Drop): boolean {
  return drop.phase.kind === "received" && isComplete(drop.progress);
}

function update(id: number, next: (drop: Drop) => Drop): void {
  dropsStore.set(dropsStore.get().map((drop) => (drop.id === id ? next(drop) : drop)));
}
