/** Numbers are MLflow's. */
export interface Sides {
  /** In production when both sides last agreed; null before. */
  readonly agreed: number | null;
  /** In production at MLflow now; null without the alias. */
  readonly remote: number | null;
  /** In production here; `unpublished` where MLflow does not know it, null where nothing is. */
  readonly local: number | "unpublished" | null;
}

export type Decision =
  /** Both are where they were. */
  | { readonly action: "nothing" }
  /** Both moved to the same version, by whatever way. */
  | { readonly action: "agree"; readonly version: number }
  /** MLflow's version is used here. `conflict`: another was promoted here in the meantime. */
  | { readonly action: "take"; readonly version: number; readonly conflict: boolean }
  /** What was promoted here becomes MLflow's. */
  | { readonly action: "push"; readonly version: number }
  /** The same, after MLflow has the version. */
  | { readonly action: "publish" }
  /** MLflow names no version any more: what serves here goes on. */
  | { readonly action: "withdrawn" };

/**
 * What follows from a promotion on either side. A side that has moved since both agreed is followed by the other. Where
 * both have moved apart, MLflow decides, because others in the group follow it too.
 */
export function decideFollow({ agreed, remote, local }: Sides): Decision {
  const movedHere = local !== null && local !== agreed;
  if (remote === null) {
    if (movedHere) return local === "unpublished" ? { action: "publish" } : { action: "push", version: local };
    return agreed === null ? { action: "nothing" } : { action: "withdrawn" };
  }
  if (remote === local) return remote === agreed ? { action: "nothing" } : { action: "agree", version: remote };
  if (remote !== agreed || local === null) return { action: "take", version: remote, conflict: movedHere };
  return local === "unpublished" ? { action: "publish" } : { action: "push", version: local };
}
