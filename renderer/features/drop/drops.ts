/** The drops of this visit, each with its card in the tray. */
import type { Event, Received } from "../../../src/contract/index.ts";
import { atRest, countAt, NOTHING_YET, type Progress, type Rejected, withEvent, withReceived } from "./stages.ts";

export type Phase = { kind: "reading" } | { kind: "sending"; done: number; total: number } | { kind: "received" };
export type Drop = { readonly id: number; readonly phase: Phase; readonly progress: Progress };

/** Events of an import come by the hundred a second; the cards change at most this often. */
const AT_MOST_EVERY_MS = 250;
/** Events that overtook the answer which names their file. */
const REMEMBERED_EVENTS = 2_000;

let drops: readonly Drop[] = [];
let lastId = 0;
let recent: Event[] = [];
let isWaiting = false;
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
  change([{ id, phase: { kind: "reading" }, progress: NOTHING_YET }, ...drops]);
  return id;
}

export function closeDrop(id: number): void {
  change(drops.filter((drop) => drop.id !== id));
}

export function setPhase(id: number, phase: Phase): void {
  update(id, (drop) => ({ ...drop, phase }));
}

export function addReceived(id: number, received: Received): void {
  update(id, (drop) => {
    const progress = recent.reduce(withEvent, withReceived(drop.progress, received));
    return { ...drop, progress };
  });
}

export function addRejected(id: number, rejected: Rejected): void {
  addReceived(id, { accepted: [], rejected: [rejected], ignored: 0 });
}

export function noteEvent(event: Event): void {
  if (drops.every(isFinished)) return;
  recent = [...recent.slice(-REMEMBERED_EVENTS), event];
  const next = drops.map((drop) => ({ ...drop, progress: withEvent(drop.progress, event) }));
  if (next.some((drop, index) => drop.progress !== drops[index]?.progress)) changeSoon(next);
}

export function noteRest(): void {
  if (drops.every(isFinished)) return;
  change(drops.map((drop) => (drop.phase.kind === "received" ? { ...drop, progress: atRest(drop.progress) } : drop)));
}

export function isFinished(drop: Drop): boolean {
  return drop.phase.kind === "received" && countAt(drop.progress, "enriched") === drop.progress.files.size;
}

function update(id: number, next: (drop: Drop) => Drop): void {
  change(drops.map((drop) => (drop.id === id ? next(drop) : drop)));
}

function changeSoon(next: readonly Drop[]): void {
  drops = next;
  if (isWaiting) return;
  isWaiting = true;
  setTimeout(() => {
    isWaiting = false;
    change([...drops]);
  }, AT_MOST_EVERY_MS);
}

function change(next: readonly Drop[]): void {
  drops = next;
  if (drops.every(isFinished)) recent = [];
  for (const watcher of watchers) watcher();
}
