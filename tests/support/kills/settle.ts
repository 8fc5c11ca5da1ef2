import { setTimeout as pause } from "node:timers/promises";
import { DEADLINES } from "../deadlines.ts";
import type { KillWorld } from "./world.ts";

const LOOK_EVERY_MS = 20;
/** Runs jobs at once that wait after a kill: other tests check that they wait. */
const NUDGE_EVERY_LOOKS = 15;
const STUCK_AFTER_MS = DEADLINES.conditionMs / 2;
const MOVING = ["arriving", "queued", "probing", "identifying"];

interface Count {
  readonly kind: string;
  readonly state: string;
  readonly count: number;
}

/**
 * Waits until no job is left and every file has its final state.
 * @returns what is stuck, empty where all is settled
 * @throws Killed
 */
export async function untilSettled(world: KillWorld): Promise<readonly string[]> {
  const deadline = performance.now() + STUCK_AFTER_MS;
  let quietLooks = 0;
  for (let look = 1; ; look += 1) {
    const open = await openWork(world);
    quietLooks = open.length === 0 ? quietLooks + 1 : 0;
    if (quietLooks === 2) return [];
    if (performance.now() > deadline) return open;
    if (open.length > 0 && look % NUDGE_EVERY_LOOKS === 0) await nudge(world);
    await pause(LOOK_EVERY_MS);
  }
}

async function openWork(world: KillWorld): Promise<string[]> {
  const { paused, items } = await world.done("/api/jobs/summary", { isOnlyLooking: true });
  // After several crashes in a row the program waits for its owner.
  if (paused) await world.done("/api/jobs/paused", { method: "PUT", body: { paused: false }, isOnlyLooking: true });
  const jobs = (items as Count[])
    .filter(({ state }) => state === "queued" || state === "running")
    .map(({ kind, state, count }) => `${count} ${kind} ${state}`);
  if (jobs.length > 0) return jobs;
  const counts = (await world.done("/api/files/counts", { isOnlyLooking: true })) as Record<string, number>;
  return MOVING.flatMap((state) => (counts[state] ? [`${counts[state]} files ${state}`] : []));
}

async function nudge(world: KillWorld): Promise<void> {
  const { items } = await world.done("/api/jobs?state=queued&limit=50", { isOnlyLooking: true });
  for (const { id, nextAttemptAt } of items as { id: number; nextAttemptAt: string | null }[]) {
    if (nextAttemptAt === null || Date.parse(nextAttemptAt) < Date.now() + 100) continue;
    // One that began by itself meanwhile needs no nudge.
    await world.ask(`/api/jobs/${id}/retry`, { method: "POST", isOnlyLooking: true });
  }
}
