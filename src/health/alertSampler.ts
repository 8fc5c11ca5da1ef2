import type { Jobs } from "../jobs/index.ts";
import type { AlertSample, RecentErrors } from "../monitoring/index.ts";
import type { ProviderSets } from "../providers/index.ts";
import type { Clock } from "../time/index.ts";
import { providersDown } from "./checks.ts";
import { freeDiskBytes } from "./freeDiskBytes.ts";
import type { HealthObservations } from "./healthObservations.ts";

export interface AlertSamplerParts {
  readonly jobs: Pick<Jobs, "isPaused" | "overdueCount">;
  readonly errors: RecentErrors;
  readonly providers: Pick<ProviderSets, "health">;
  readonly observations: HealthObservations;
  readonly dataFolder: string;
  readonly clock: Clock;
  /** All requests since the start. */
  requestCount(): Promise<number>;
  /** Names of drifted features. */
  drifted(): readonly string[];
}

interface RequestCount {
  readonly at: number;
  readonly requests: number;
}

const WINDOW_MS = 5 * 60_000;
const QUEUE_STUCK_AFTER_MS = 10 * 60_000;

/** Takes what the alert rules look at: rates of the last five minutes, and the state of the moment. */
export class AlertSampler {
  readonly #parts: AlertSamplerParts;
  #counts: readonly RequestCount[] = [];

  constructor(parts: AlertSamplerParts) {
    this.#parts = parts;
  }

  async sample(): Promise<AlertSample> {
    const { clock, errors, providers, observations, dataFolder, drifted } = this.#parts;
    const now = clock.now();
    return {
      requests: await this.#requestsInWindow(now),
      failures: errors.failuresSince(now - WINDOW_MS),
      providersDown: providersDown(providers),
      stuckJobs: this.#stuckJobs(),
      freeBytes: await freeDiskBytes(dataFolder),
      databaseFinding: observations.databaseFinding,
      drifted: drifted(),
    };
  }

  async #requestsInWindow(now: number): Promise<number> {
    const requests = await this.#parts.requestCount();
    const latest = { at: now, requests };
    // The clock may have been set back: counts of the future leave the window as well.
    const earlier = this.#counts.filter(({ at }) => Math.abs(now - at) <= WINDOW_MS);
    this.#counts = [...earlier, latest];
    return requests - (this.#counts[0] ?? latest).requests;
  }

  #stuckJobs(): number {
    const { jobs, observations } = this.#parts;
    // Jobs that wait because the queue is paused are not stuck.
    if (jobs.isPaused()) observations.recordJobSettled();
    return observations.hasSettledJobWithin(WINDOW_MS) ? 0 : jobs.overdueCount(QUEUE_STUCK_AFTER_MS);
  }
}
