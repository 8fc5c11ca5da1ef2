import { errorCode, factsOf } from "../../errors/index.ts";
import type { Jobs } from "../../jobs/index.ts";
import type { Clock } from "../../time/index.ts";
import type { ModelRole } from "../registry/versionRecords.ts";
import { CONFLICT, type FollowParts, followRole } from "./followRole.ts";
import { createLinkRecords, type LinkedVersion, type LinkNotice } from "./linkRecords.ts";
import type { MlflowAddress } from "./mlflowAddress.ts";
import { createMlflowClient, type MlflowClient } from "./mlflowClient.ts";
import { MlflowError } from "./mlflowError.ts";
import type { MlflowLimits } from "./mlflowHttp.ts";

export interface MlflowLinkParts
  extends Omit<FollowParts, "client" | "records" | "now" | "publish" | "noteAliases" | "refusals" | "onLoaded"> {
  readonly address: MlflowAddress | null;
  readonly limits?: Partial<MlflowLimits> | undefined;
  readonly jobs: Jobs;
  readonly clock: Clock;
  /** Removes the files of old versions. */
  pruneArtefacts(): void;
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
  /** Why models here are not in step with the server's, in a word or two; empty where they are. Null without a server. */
  trouble(): string | null;
  /** By the number here. */
  linkedVersions(): ReadonlyMap<number, LinkedVersion>;
  /**
   * Whose artefacts must stay: an alias names it, the aliases are not known since the start, or it is one of the newest
   * that were not published yet. A server that never takes them must not fill the disk.
   */
  neededVersions(): ReadonlySet<number>;
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
/** Of each role. */
const MAX_UNPUBLISHED = 10;

export function createMlflowLink(parts: MlflowLinkParts): MlflowLink {
  const { address } = parts;
  return address ? new OpenLink(parts, address) : NO_LINK;
}

const OFF: LinkState = { state: "off", lastFollowedAt: null, error: null, notices: [] };

const NO_LINK: MlflowLink = {
  isOn: false,
  state: () => OFF,
  trouble: () => null,
  linkedVersions: () => new Map(),
  neededVersions: () => new Set(),
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
  readonly #prune: () => void;
  readonly #published = new Set<number>();
  readonly #publications = new Map<number, Publication>();
  readonly #stop = new AbortController();
  readonly #aliased = new Map<ModelRole, readonly number[]>();
  #running: Promise<void> | null = null;
  #lastFollowedAt: number | null = null;
  #error: LinkNotice | null = null;
  #failures = 0;
  #hasLoaded = false;
  #nextAt = 0;

  constructor({ jobs, clock, limits, pruneArtefacts, ...parts }: MlflowLinkParts, address: MlflowAddress) {
    this.#clock = clock;
    this.#prune = pruneArtefacts;
    this.#parts = {
      ...parts,
      client: createMlflowClient(address, limits),
      records: createLinkRecords(parts.store, address),
      now: () => clock.now(),
      refusals: new Map(),
      // After both roles were followed, when it is known what the aliases name.
      onLoaded: () => {
        this.#hasLoaded = true;
      },
      noteAliases: (role, versions) => this.#aliased.set(role, versions),
      publish: (trainingId, { isAgain }) => {
        if (this.#published.has(trainingId) && !isAgain) return;
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

  trouble = (): string => {
    const { error, notices } = this.state();
    const lasting = notices.filter(({ code }) => code !== CONFLICT);
    return [...(error ? [error] : []), ...lasting].map(({ code, fact }) => fact || code).join(", ");
  };

  linkedVersions(): ReadonlyMap<number, LinkedVersion> {
    return this.#parts.records.all();
  }

  neededVersions(): ReadonlySet<number> {
    const { records, registry } = this.#parts;
    const linked = this.linkedVersions();
    const unpublished = registry.list().filter(({ version, training }) => training !== null && !linked.has(version));
    const needed = new Set(
      ROLES.flatMap((role) => unpublished.filter((one) => one.role === role).slice(0, MAX_UNPUBLISHED)).map(
        ({ version }) => version,
      ),
    );
    const aliased = ROLES.flatMap((role) =>
      (this.#aliased.get(role) ?? []).flatMap((one) => records.ofMlflow(role, one)?.version ?? []),
    );
    const isKnown = ROLES.every((role) => this.#aliased.has(role));
    for (const version of isKnown ? aliased : linked.keys()) needed.add(version);
    return needed;
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
      await this.#followRoles(signal);
      if (this.#hasLoaded) this.#prune();
      this.#hasLoaded = false;
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

  /** What is wrong with one role does not keep the other from being followed. @throws the first error */
  async #followRoles(signal: AbortSignal): Promise<void> {
    const errors: unknown[] = [];
    for (const role of ROLES) {
      try {
        await followRole(role, this.#parts, signal);
      } catch (error) {
        signal.throwIfAborted();
        errors.push(error);
        if (isAboutServer(error)) break;
      }
    }
    if (errors.length > 0) throw errors[0];
  }

  #waitAfter(error: unknown): void {
    this.#error = { code: errorCode(error) ?? "unexpected", fact: String(factsOf(error).fact ?? "") };
    const backoff = Math.min(EVERY_MS * 2 ** Math.min(this.#failures, MAX_DOUBLINGS), MAX_BACKOFF_MS);
    this.#failures += 1;
    this.#nextAt = this.#clock.now() + ((error instanceof MlflowError ? error.retryAfterMs : null) ?? backoff);
  }
}

/** No answer, or a refusal of every call: the other role would only wait for the same. */
const isAboutServer = (error: unknown): boolean =>
  error instanceof MlflowError &&
  ["mlflow_unreachable", "mlflow_busy", "mlflow_unauthorized", "mlflow_not_mlflow"].includes(error.code);

function rejectsWhenAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
}
