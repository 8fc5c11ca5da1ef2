import { errorCode, factsOf } from "../../errors/index.ts";
import type { Jobs } from "../../jobs/index.ts";
import type { Clock } from "../../time/index.ts";
import type { ModelRole } from "../registry/versionRecords.ts";
import { type FollowParts, followRole } from "./followRole.ts";
import { createLinkRecords, type LinkedVersion, type LinkNotice } from "./linkRecords.ts";
import type { MlflowAddress } from "./mlflowAddress.ts";
import { createMlflowClient, type MlflowClient } from "./mlflowClient.ts";
import { MlflowError } from "./mlflowError.ts";
import type { MlflowLimits } from "./mlflowHttp.ts";

export interface MlflowLinkParts extends Omit<FollowParts, "client" | "records" | "now" | "publish" | "noteAliases"> {
  readonly address: MlflowAddress | null;
  readonly limits?: Partial<MlflowLimits> | undefined;
  readonly jobs: Jobs;
  readonly clock: Clock;
}

export interface LinkState {
  /** `waiting`: not asked yet. */
  readonly state: "off" | "waiting" | "connected" | "failed";
  /** Milliseconds since 1970; null where it was not reached since the start. */
  readonly lastFollowedAt: number | null;
  readonly error: LinkNotice | null;
  readonly notices: readonly (LinkNotice & { readonly role: ModelRole })[];
}

/** `error` says why not. The job tries again later where that can help. */
export interface Publication {
  readonly error: LinkNotice | null;
}

/** The registry of an MLflow server, which the registry here follows and is followed by. */
export interface MlflowLink {
  /** Whether a server is set. */
  readonly isOn: boolean;
  state(): LinkState;
  /** By the number here. */
  linkedVersions(): ReadonlyMap<number, LinkedVersion>;
  /**
   * Whether the artefact of a version must stay: it was not published yet, an alias names it, or the aliases are not
   * known since the start.
   */
  isNeeded(version: number): boolean;
  /**
   * Follows now; a second call joins the first. What serves here goes on serving where it fails.
   * @throws MlflowError, which `state` reports too
   */
  follow(signal?: AbortSignal): Promise<void>;
  /** The same where enough time has passed, without an error of the server. Called every few seconds. */
  followWhenDue(): Promise<void>;
  /** Somebody promoted a version here: the next call of `followWhenDue` follows. */
  followSoon(): void;
  /**
   * The same for a person, or a training, that waits for the answer: also a version that was refused is loaded again.
   * What fails is in the answer. @throws the signal's reason
   */
  followNow(signal?: AbortSignal): Promise<LinkState>;
  client(): MlflowClient;
  /** Names this library at MLflow. */
  libraryId(): string;
  stop(): void;
  /** What became of publishing a training in this run of the program; null while nothing did. */
  publicationOf(trainingId: number): Publication | null;
  recordPublication(trainingId: number, publication: Publication): void;
  /** What a training's versions are called there. */
  recordPublished(versions: Readonly<Record<ModelRole, number>>, numbers: Partial<Record<ModelRole, number>>): void;
}

const ROLES: readonly ModelRole[] = ["rating", "list"];
const EVERY_MS = 60_000;
const MAX_BACKOFF_MS = 900_000;
const MAX_DOUBLINGS = 5;

export function createMlflowLink(parts: MlflowLinkParts): MlflowLink {
  const { address } = parts;
  return address ? new OpenLink(parts, address) : NO_LINK;
}

const OFF: LinkState = { state: "off", lastFollowedAt: null, error: null, notices: [] };

const NO_LINK: MlflowLink = {
  isOn: false,
  state: () => OFF,
  linkedVersions: () => new Map(),
  isNeeded: () => false,
  follow: () => Promise.resolve(),
  followWhenDue: () => Promise.resolve(),
  followNow: () => Promise.resolve(OFF),
  followSoon: () => undefined,
  stop: () => undefined,
  publicationOf: () => null,
  recordPublication: () => undefined,
  recordPublished: () => undefined,
  libraryId: () => "",
  client() {
    throw new MlflowError("mlflow_unreachable", "no server");
  },
};

class OpenLink implements MlflowLink {
  readonly isOn = true;
  readonly #parts: FollowParts;
  readonly #clock: Clock;
  readonly #published = new Set<number>();
  readonly #publications = new Map<number, Publication>();
  readonly #stop = new AbortController();
  readonly #aliased = new Map<ModelRole, readonly number[]>();
  #running: Promise<void> | null = null;
  #lastFollowedAt: number | null = null;
  #error: LinkNotice | null = null;
  #failures = 0;
  #nextAt = 0;

  constructor({ jobs, clock, limits, ...parts }: MlflowLinkParts, address: MlflowAddress) {
    this.#clock = clock;
    this.#parts = {
      ...parts,
      client: createMlflowClient(address, limits),
      records: createLinkRecords(parts.store, address),
      now: () => clock.now(),
      noteAliases: (role, versions) => this.#aliased.set(role, versions),
      publish: (trainingId) => {
        if (this.#published.has(trainingId)) return;
        this.#published.add(trainingId);
        const uniqueKey = `export_mlflow:${trainingId}`;
        jobs.enqueue({ kind: "export_mlflow", subject: "training", subjectId: trainingId, uniqueKey });
      },
    };
  }

  state(): LinkState {
    const notices = ROLES.flatMap((role) => {
      const { notice } = this.#parts.records.role(role);
      return notice ? { ...notice, role } : [];
    });
    const error = this.#error;
    const state = error ? "failed" : this.#lastFollowedAt === null ? "waiting" : "connected";
    return { state, lastFollowedAt: this.#lastFollowedAt, error, notices };
  }

  linkedVersions(): ReadonlyMap<number, LinkedVersion> {
    return this.#parts.records.all();
  }

  isNeeded(version: number): boolean {
    const linked = this.linkedVersions().get(version);
    if (!linked || this.#aliased.size < ROLES.length) return true;
    return ROLES.some((role) => {
      const { records } = this.#parts;
      return this.#aliased.get(role)?.some((one) => records.ofMlflow(role, one)?.version === version) === true;
    });
  }

  follow(signal?: AbortSignal): Promise<void> {
    this.#running ??= this.#follow(this.#stop.signal).finally(() => {
      this.#running = null;
    });
    // Whoever leaves ends its own wait, not the work that others wait for too.
    return signal ? Promise.race([this.#running, rejectsWhenAborted(signal)]) : this.#running;
  }

  async followWhenDue(): Promise<void> {
    if (this.#clock.now() < this.#nextAt) return;
    try {
      await this.follow();
    } catch (error) {
      if (!(error instanceof MlflowError) && !this.#stop.signal.aborted) throw error;
    }
  }

  followSoon(): void {
    this.#nextAt = 0;
  }

  stop(): void {
    this.#stop.abort();
  }

  async followNow(signal?: AbortSignal): Promise<LinkState> {
    const { records, inTransaction } = this.#parts;
    inTransaction(() => {
      for (const role of ROLES) if (records.role(role).refused !== null) records.saveRole(role, { refused: null });
    });
    const attempt = () => this.follow(signal).catch(() => signal?.throwIfAborted());
    // One that runs may have asked before somebody changed what this one is to follow.
    if (this.#running) await attempt();
    await attempt();
    return this.state();
  }

  publicationOf(trainingId: number): Publication | null {
    return this.#publications.get(trainingId) ?? null;
  }

  recordPublication(trainingId: number, publication: Publication): void {
    this.#publications.set(trainingId, publication);
  }

  client(): MlflowClient {
    return this.#parts.client;
  }

  libraryId(): string {
    return this.#parts.records.libraryId();
  }

  recordPublished(versions: Readonly<Record<ModelRole, number>>, numbers: Partial<Record<ModelRole, number>>): void {
    const { records, inTransaction } = this.#parts;
    inTransaction(() => {
      for (const role of ROLES) {
        const mlflowVersion = numbers[role];
        if (mlflowVersion !== undefined)
          records.save(role, { version: versions[role], mlflowVersion, isLoaded: false });
      }
    });
  }

  async #follow(signal: AbortSignal): Promise<void> {
    const dueAt = this.#nextAt;
    try {
      for (const role of ROLES) await followRole(role, this.#parts, signal);
      this.#error = null;
      this.#failures = 0;
      this.#lastFollowedAt = this.#clock.now();
      // Unless it was asked for meanwhile.
      if (this.#nextAt === dueAt) this.#nextAt = this.#lastFollowedAt + EVERY_MS;
    } catch (error) {
      if (!signal.aborted) this.#waitAfter(error);
      throw error;
    }
  }

  #waitAfter(error: unknown): void {
    this.#error = { code: errorCode(error) ?? "unexpected", fact: String(factsOf(error).fact ?? "") };
    const backoff = Math.min(EVERY_MS * 2 ** Math.min(this.#failures, MAX_DOUBLINGS), MAX_BACKOFF_MS);
    this.#failures += 1;
    this.#nextAt = this.#clock.now() + ((error instanceof MlflowError ? error.retryAfterMs : null) ?? backoff);
  }
}

function rejectsWhenAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
}
