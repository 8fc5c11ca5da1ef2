import type { Clock } from "../../time/index.ts";

export interface LiveDownload {
  readonly phase: "downloading" | "learning";
  readonly receivedBytes: number;
  readonly totalBytes: number;
  /** 0 to 1, of the present phase. */
  readonly share: number;
  /** Until the download is complete, at the speed of this attempt; null while that is unknown. */
  readonly remainingSeconds: number | null;
}

interface Attempt {
  readonly phase: LiveDownload["phase"];
  readonly startedAt: number;
  readonly startBytes: number | null;
  readonly receivedBytes: number;
  readonly totalBytes: number;
  readonly share: number;
}

/** A shorter time says little about the speed. */
const LEAST_MEASURED_MS = 2_000;

/** How far each download is, kept in memory while its job runs. */
export class LiveProgress {
  readonly #clock: Clock;
  readonly #attempts = new Map<string, Attempt>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  begin(id: string, phase: LiveDownload["phase"]): void {
    const startedAt = this.#clock.now();
    this.#attempts.set(id, { phase, startedAt, startBytes: null, receivedBytes: 0, totalBytes: 0, share: 0 });
  }

  received(id: string, receivedBytes: number, totalBytes: number): void {
    const known = this.#attempts.get(id);
    if (!known) return;
    const share = receivedBytes / Math.max(1, totalBytes);
    // What an earlier attempt brought says nothing about the speed of this one.
    this.#attempts.set(id, {
      ...known,
      startBytes: known.startBytes ?? receivedBytes,
      receivedBytes,
      totalBytes,
      share,
    });
  }

  learnt(id: string, share: number): void {
    const known = this.#attempts.get(id);
    if (known) this.#attempts.set(id, { ...known, share });
  }

  end(id: string): void {
    this.#attempts.delete(id);
  }

  get(id: string): LiveDownload | null {
    const known = this.#attempts.get(id);
    if (!known) return null;
    const { phase, receivedBytes, totalBytes, share } = known;
    return { phase, receivedBytes, totalBytes, share, remainingSeconds: this.#remainingSeconds(known) };
  }

  #remainingSeconds({ phase, startedAt, startBytes, receivedBytes, totalBytes, share }: Attempt): number | null {
    const elapsedMs = this.#clock.now() - startedAt;
    if (elapsedMs < LEAST_MEASURED_MS) return null;
    if (phase === "learning") return share > 0 ? Math.ceil(((elapsedMs / share) * (1 - share)) / 1_000) : null;
    const brought = receivedBytes - (startBytes ?? receivedBytes);
    if (brought <= 0) return null;
    return Math.ceil(((totalBytes - receivedBytes) * elapsedMs) / brought / 1_000);
  }
}
