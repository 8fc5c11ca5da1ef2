import { STAGES, type Stage, type Training } from "./trainingRecords.ts";

export type WorkStage = Exclude<Stage, "finished">;
/** `skipped`: the training ended without it. */
export type StageState = "done" | "running" | "failed" | "skipped" | "pending";

/** What became of each stage of a training. Only what happened is done. */
export function stageStates(training: Training): { readonly stage: WorkStage; readonly state: StageState }[] {
  return STAGES.filter((stage) => stage !== "finished").map((stage) => ({ stage, state: stateOf(stage, training) }));
}

function stateOf(stage: WorkStage, { stage: current, state, results }: Training): StageState {
  const isBefore = STAGES.indexOf(stage) < STAGES.indexOf(current);
  if (isBefore) return hasHappened(stage, results) ? "done" : "skipped";
  if (state === "running") return stage === current ? "running" : "pending";
  return stage === current && state === "failed" ? "failed" : "skipped";
}

function hasHappened(stage: WorkStage, results: Training["results"]): boolean {
  const { promoted, versions, kind } = results;
  if (stage === "promote") return promoted?.rating === true || promoted?.list === true;
  if (stage === "register") return versions !== undefined;
  // A household's training filters nothing and compares no other models.
  return kind !== "household" || (stage !== "filter" && stage !== "evaluate");
}
