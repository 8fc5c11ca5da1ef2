import { toMap } from "./mlflowRegistry.ts";
import { MlflowRefusal, type MlflowRun, type MlflowState, missing, required } from "./mlflowState.ts";

/** The fields of a call's JSON; each call knows its own. */
export type MlflowBody = Record<string, never> & Record<string, unknown>;

/** Calls of MLflow's REST API by method and path, each with what it answers. */
export type MlflowCalls = Readonly<Record<string, (body: MlflowBody, query: URLSearchParams) => object>>;

const MAX_METRICS = 1_000;
const MAX_PARAMS = 100;

/** The experiment and its runs, as `service.proto` and the handlers of MLflow 3 have them. @param root of their files */
export function runCalls(state: MlflowState, root: string): MlflowCalls {
  const { runs } = state;
  const infoOf = ({ id, status }: MlflowRun) => ({
    info: { run_id: id, status, artifact_uri: `${root}/${id}/artifacts`, start_time: "1700000000000" },
  });
  return {
    "GET /experiments/get-by-name": (_, query) => {
      required("experiment_name", query.get("experiment_name"));
      if (state.experiment === null) throw missing("Experiment");
      return { experiment: { experiment_id: state.experiment, lifecycle_stage: "active" } };
    },
    "POST /experiments/create": ({ name }) => {
      required("name", name);
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
      // The newest value of each metric.
      const newest = new Map(run.metrics.map((metric) => [metric.key, metric]));
      return { run: { ...infoOf(run), data: { metrics: [...newest.values()].map(withLongs) } } };
    },
    "GET /metrics/get-history": (_, query) => {
      const key = required("metric_key", query.get("metric_key"));
      const { metrics } = findRun(state, query.get("run_id"));
      return { metrics: metrics.filter((metric) => metric.key === key).map(withLongs) };
    },
    "POST /runs/log-inputs": ({ run_id }) => {
      findRun(state, run_id);
      return {};
    },
    "POST /runs/log-batch": ({ run_id, metrics, params }) => {
      const run = findRun(state, run_id);
      const logged = (metrics ?? []) as unknown as MlflowRun["metrics"];
      const given = (params ?? []) as unknown as { key: string; value: string }[];
      if (logged.length > MAX_METRICS || given.length > MAX_PARAMS || logged.length + given.length > MAX_METRICS)
        throw new MlflowRefusal(400, "INVALID_PARAMETER_VALUE", "A batch logging request can contain at most 1000");
      logParams(run, given);
      run.metrics.push(...logged);
      return {};
    },
    "POST /runs/set-tag": ({ run_id, key, value }) => {
      findRun(state, run_id).tags.set(required("key", key), String(value));
      return {};
    },
    "POST /runs/update": ({ run_id, status }) => {
      findRun(state, run_id).status = String(status);
      return {};
    },
  };
}

const withLongs = (metric: MlflowRun["metrics"][number]) => ({
  ...metric,
  timestamp: String(metric.timestamp),
  step: String(metric.step),
});

function createRun({ runs }: MlflowState, tags: unknown): MlflowRun {
  const run: MlflowRun = {
    id: `r${runs.length + 1}`,
    tags: toMap(tags),
    metrics: [],
    params: new Map(),
    status: "RUNNING",
  };
  runs.push(run);
  return run;
}

function findRun({ runs }: MlflowState, id: unknown): MlflowRun {
  const run = runs.find((one) => one.id === required("run_id", id));
  if (!run) throw missing(`Run '${String(id)}'`);
  return run;
}

/** A parameter keeps its first value, as with MLflow. */
function logParams(run: MlflowRun, params: readonly { key: string; value: string }[]): void {
  for (const { key, value } of params) {
    if (!/^[\w\-./ ]{1,250}$/.test(key) || run.params.has(key) !== (run.params.get(key) === value))
      throw new MlflowRefusal(400, "INVALID_PARAMETER_VALUE");
    run.params.set(key, value);
  }
}
