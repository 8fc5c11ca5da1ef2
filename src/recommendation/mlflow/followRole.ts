import type { ModelRegistry } from "../registry/modelRegistry.ts";
import type { ModelRole } from "../registry/versionRecords.ts";
import { type Decision, decideFollow } from "./decideFollow.ts";
import type { LinkNotice, LinkRecords } from "./linkRecords.ts";
import { type LoadParts, loadVersion } from "./loadVersion.ts";
import { MlflowError } from "./mlflowError.ts";
import { RegisteredModel } from "./registeredModels.ts";

export interface FollowParts extends Omit<LoadParts, "registry"> {
  readonly registry: ModelRegistry;
  readonly now: () => number;
  /** Lets a version serve. */
  promote(version: number): void;
  /** The version that was refused last, and how long it is left alone. */
  readonly refusals: Map<ModelRole, { readonly version: number; readonly waitMs: number }>;
  /** A version was loaded: files of old ones are no longer needed. */
  onLoaded(): void;
  /** What MLflow's aliases name: their artefacts are kept here. */
  noteAliases(role: ModelRole, versions: readonly number[]): void;
  /** Publishes the training that made a version, where that was not tried yet or is done again. */
  publish(trainingId: number, options: { readonly isAgain: boolean }): void;
}

/**
 * A version that could not be used is loaded again after this time, then after twice as long, and so on, or when a
 * person asks: each time the whole file is downloaded.
 */
const REFUSED_MS = 900_000;
const MAX_REFUSED_MS = 24 * 3_600_000;
/** The server is about to have it. */
const PENDING = "mlflow_artefact_pending";
/** A stale notice of these is over as soon as both sides agree; that of a conflict stays until the next promotion. */
export const CONFLICT = "mlflow_conflict";

/**
 * Follows a promotion on either side with the other.
 * @throws MlflowError where the server cannot be asked; a version that cannot be used is a notice instead
 */
export async function followRole(role: ModelRole, parts: FollowParts, signal: AbortSignal): Promise<void> {
  const { client, registry, records } = parts;
  const model = new RegisteredModel(client, role, signal);
  const aliases = await model.aliases();
  parts.noteAliases(
    role,
    [aliases?.production, aliases?.previous].filter((one) => typeof one === "number"),
  );
  const served = registry.promoted(role);
  const remote = aliases?.production ?? null;
  const linked = served === null ? null : (records.all().get(served)?.mlflowVersion ?? "unpublished");
  const { agreed, notice } = records.role(role);
  const decision = withRepair(decideFollow({ agreed, remote, local: linked }), role, remote, registry);
  switch (decision.action) {
    case "take":
      return takeFromMlflow(role, decision, served, model, parts, signal);
    case "push":
      if (served !== null && !(await model.has(decision.version))) return publishAgain(role, served, parts);
      // In this order: whoever reads in between sees the way back before the new version.
      if (remote !== null && remote !== decision.version) await model.setAlias("previous", remote);
      await model.setAlias("production", decision.version);
      return save(role, { agreed: decision.version, notice: null, refused: null }, parts);
    case "publish": {
      const trainingId = served === null ? null : registry.trainingOf(served);
      if (trainingId !== null) parts.publish(trainingId, { isAgain: false });
      return;
    }
    case "agree":
      return save(role, { agreed: decision.version, notice: null, refused: null }, parts);
    case "withdrawn":
      return notify(role, { code: "mlflow_withdrawn", fact: `v${served ?? ""}` }, parts);
    case "nothing":
      if (notice && notice.code !== CONFLICT) save(role, { notice: null }, parts);
      return;
  }
}

/** What was promoted here was deleted at MLflow: it becomes a new version there, if it was trained here. */
function publishAgain(role: ModelRole, served: number, parts: FollowParts): void {
  const trainingId = parts.registry.trainingOf(served);
  if (trainingId === null) {
    notify(role, { code: "mlflow_deleted", fact: `v${served}` }, parts);
  } else {
    parts.inTransaction(() => parts.records.forget(served));
    parts.publish(trainingId, { isAgain: true });
  }
}

/** Both agree, but the file is lost or damaged here: it is loaded again. */
function withRepair(decision: Decision, role: ModelRole, remote: number | null, registry: ModelRegistry): Decision {
  if (decision.action !== "nothing" || remote === null) return decision;
  const serving = registry.serving(role);
  if (serving && serving.fallbackFrom === null) return decision;
  return { action: "take", version: remote, conflict: false };
}

async function takeFromMlflow(
  role: ModelRole,
  { version: wanted, conflict }: Extract<Decision, { action: "take" }>,
  served: number | null,
  model: RegisteredModel,
  parts: FollowParts,
  signal: AbortSignal,
): Promise<void> {
  const { registry, records, now } = parts;
  const { refused, retryAt } = records.role(role);
  if (refused === wanted && now() < retryAt) return;
  try {
    const known = records.ofMlflow(role, wanted);
    const isHere = known !== null && registry.isIntact(known.version);
    const version = isHere ? known.version : await loadVersion(role, await model.version(wanted), parts, signal);
    // Somebody promoted another version while this one was loaded: the next round decides again.
    if (registry.promoted(role) !== served) return;
    parts.promote(version);
    const notice = conflict && served !== null ? { code: CONFLICT, fact: `v${served}` } : null;
    save(role, { agreed: wanted, notice, refused: null }, parts);
    if (!isHere) parts.onLoaded();
  } catch (error) {
    if (!(error instanceof MlflowError) || !isAboutVersion(error)) throw error;
    const notice = { code: error.code, fact: `MLflow v${wanted}: ${error.facts.fact}` };
    const waitMs = error.code === PENDING ? 0 : waitAfterRefusal(role, wanted, parts);
    parts.inTransaction(() => records.saveRole(role, { notice, refused: wanted, retryAt: now() + waitMs }));
  }
}

function waitAfterRefusal(role: ModelRole, wanted: number, { refusals }: FollowParts): number {
  const last = refusals.get(role);
  const waitMs = last?.version === wanted ? Math.min(MAX_REFUSED_MS, 2 * last.waitMs) : REFUSED_MS;
  refusals.set(role, { version: wanted, waitMs });
  return waitMs;
}

/** Its files are missing, too large or damaged; the registry itself answers. */
const isAboutVersion = ({ code, status }: MlflowError) => code.startsWith("mlflow_artefact_") || status === 404;

function notify(role: ModelRole, notice: LinkNotice, parts: FollowParts): void {
  if (parts.records.role(role).notice?.code !== notice.code) save(role, { notice }, parts);
}

function save(role: ModelRole, changed: Parameters<LinkRecords["saveRole"]>[1], parts: FollowParts): void {
  parts.inTransaction(() => parts.records.saveRole(role, changed));
}
