import { MlflowRefusal, type MlflowRun, type MlflowState } from "./mlflowState.ts";

/** The fields of a call's JSON; each call knows its own. */
export type MlflowBody = Record<string, never> & Record<string, unknown>;

/** Calls of MLflow's REST API by method and path, each with what it answers. */
export type MlflowCalls = Readonly<Record<string, (body: MlflowBody, query: URLSearchParams) => object>>;

/** The experiment and its runs. @param artifactRoot below which each run says that its artefacts lie */
export function runCalls(state: MlflowState, artifactRoot: string): MlflowCalls {
  const { runs } = state;
  const infoOf = ({ id }: MlflowRun) => ({ info: { run_id: id, artifact_uri: `${artifactRoot}/${id}/artifacts` } });
  return {
    "GET /experiments/get-by-name": () => {
      if (state.experiment === null) throw new MlflowRefusal(404, "RESOURCE_DOES_NOT_EXIST");
      return { experiment: { experiment_id: state.experiment, lifecycle_stage: "active" } };
    },
    "POST /experiments/create": () => {
      if (state.experiment !== null) throw new MlflowRefusal(400, "RESOURCE_ALREADY_EXISTS");
      state.experiment = "1";
      return { experiment_id: state.experiment };
    },
    "POST /runs/search": ({ filter }) => {
      const [, key, value] = /^tags\."(.+)" = '(.+)'$/.exec(String(filter)) ?? [];
      return { runs: runs.filter(({ tags }) => tags.get(key ?? "") === value).map(infoOf) };
    },
    "POST /runs/create": ({ tags }) => ({ run: infoOf(createRun(state, tags)) }),
    "GET /runs/get": (_, query) => {
      const run = findRun(state, query.get("run_id"));
      return { run: { ...infoOf(run), data: { metrics: run.metrics } } };
    },
    "POST /runs/log-inputs": () => ({}),
    "POST /runs/log-batch": ({ run_id, metrics, params }) => {
      const run = findRun(state, run_id);
      run.metrics.push(...((metrics ?? []) as unknown as MlflowRun["metrics"]));
      logParams(run, params);
      return {};
    },
    "POST /runs/set-tag": ({ run_id, key, value }) => {
      findRun(state, run_id).tags.set(String(key), String(value));
      return {};
    },
    "POST /runs/update": ({ run_id, status }) => {
      findRun(state, run_id).status = String(status);
      return {};
    },
  };
}

/** The registered models, their versions and aliases. */
export function modelCalls({ models }: MlflowState): MlflowCalls {
  return {
    "POST /registered-models/create": ({ name }) => {
      if (models.has(String(name))) throw new MlflowRefusal(400, "RESOURCE_ALREADY_EXISTS");
      models.set(String(name), { versions: [], aliases: new Map() });
      return {};
    },
    "GET /model-versions/search": (_, query) => {
      const [, name] = /^name='(.+)'$/.exec(query.get("filter") ?? "") ?? [];
      return { model_versions: models.get(name ?? "")?.versions ?? [] };
    },
    "POST /model-versions/create": ({ name, run_id, source }) => {
      const model = models.get(String(name));
      if (!model) throw new MlflowRefusal(404, "RESOURCE_DOES_NOT_EXIST");
      const version = String(model.versions.length + 1);
      model.versions.push({ version, run_id: String(run_id), source: String(source) });
      return { model_version: { version, status: "READY" } };
    },
    "POST /registered-models/alias": ({ name, alias, version }) => {
      models.get(String(name))?.aliases.set(String(alias), String(version));
      return {};
    },
  };
}

function createRun({ runs }: MlflowState, tags: unknown): MlflowRun {
  const run: MlflowRun = {
    id: `r${runs.length + 1}`,
    tags: new Map((tags as { key: string; value: string }[]).map(({ key, value }) => [key, value])),
    metrics: [],
    params: new Map(),
    status: "RUNNING",
  };
  runs.push(run);
  return run;
}

function findRun({ runs }: MlflowState, id: unknown): MlflowRun {
  const run = runs.find((one) => one.id === id);
  if (!run) throw new MlflowRefusal(404, "RESOURCE_DOES_NOT_EXIST");
  return run;
}

/** A parameter keeps its first value, as with MLflow. */
function logParams(run: MlflowRun, params: unknown): void {
  for (const { key, value } of (params ?? []) as { key: string; value: string }[]) {
    if (run.params.has(key) && run.params.get(key) !== value) throw new MlflowRefusal(400, "INVALID_PARAMETER_VALUE");
    run.params.set(key, value);
  }
}
