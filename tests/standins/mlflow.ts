import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

interface Run {
  readonly id: string;
  readonly tags: Map<string, string>;
  readonly metrics: { key: string; value: number }[];
  readonly params: Map<string, string>;
  status: string;
}

type Body = Record<string, never> & Record<string, unknown>;

/** What happens to a call, by its path: `lost` is done and its answer never comes. */
export type MlflowFault = "503" | "lost" | "html" | "refused";

/** An MLflow server on loopback, as far as a training is published to one. Faults are used up, one a call. */
export async function startMlflowStandIn({ artifactRoot = "mlflow-artifacts:/1" } = {}) {
  const runs: Run[] = [];
  const models = new Map<
    string,
    { versions: { version: string; run_id: string; source: string }[]; aliases: Map<string, string> }
  >();
  const artefacts = new Map<string, Buffer>();
  const faults: { path: string; fault: MlflowFault }[] = [];
  const authorizations: (string | undefined)[] = [];
  let experiment: string | null = null;

  class Refusal extends Error {
    readonly status: number;
    readonly code: string;
    constructor(status: number, code: string) {
      super(code);
      this.status = status;
      this.code = code;
    }
  }

  const runOf = (id: unknown): Run => {
    const run = runs.find((one) => one.id === id);
    if (!run) throw new Refusal(404, "RESOURCE_DOES_NOT_EXIST");
    return run;
  };
  const infoOf = ({ id }: Run) => ({ info: { run_id: id, artifact_uri: `${artifactRoot}/${id}/artifacts` } });

  const calls: Record<string, (body: Body, query: URLSearchParams) => object> = {
    "GET /experiments/get-by-name": () => {
      if (experiment === null) throw new Refusal(404, "RESOURCE_DOES_NOT_EXIST");
      return { experiment: { experiment_id: experiment, lifecycle_stage: "active" } };
    },
    "POST /experiments/create": () => {
      if (experiment !== null) throw new Refusal(400, "RESOURCE_ALREADY_EXISTS");
      experiment = "1";
      return { experiment_id: experiment };
    },
    "POST /runs/search": ({ filter }) => {
      const [, key, value] = /^tags\."(.+)" = '(.+)'$/.exec(String(filter)) ?? [];
      return { runs: runs.filter(({ tags }) => tags.get(key ?? "") === value).map(infoOf) };
    },
    "POST /runs/create": ({ tags }) => {
      const given = tags as unknown as { key: string; value: string }[];
      const run: Run = {
        id: `r${runs.length + 1}`,
        tags: new Map(given.map(({ key, value }) => [key, value])),
        metrics: [],
        params: new Map(),
        status: "RUNNING",
      };
      runs.push(run);
      return { run: infoOf(run) };
    },
    "GET /runs/get": (_, query) => {
      const run = runOf(query.get("run_id"));
      return { run: { ...infoOf(run), data: { metrics: run.metrics } } };
    },
    "POST /runs/log-inputs": () => ({}),
    "POST /runs/log-batch": ({ run_id, metrics, params }) => {
      const run = runOf(run_id);
      run.metrics.push(...((metrics ?? []) as unknown as Run["metrics"]));
      for (const { key, value } of (params ?? []) as unknown as { key: string; value: string }[]) {
        if (run.params.has(key) && run.params.get(key) !== value) throw new Refusal(400, "INVALID_PARAMETER_VALUE");
        run.params.set(key, value);
      }
      return {};
    },
    "POST /runs/set-tag": ({ run_id, key, value }) => {
      runOf(run_id).tags.set(String(key), String(value));
      return {};
    },
    "POST /runs/update": ({ run_id, status }) => {
      runOf(run_id).status = String(status);
      return {};
    },
    "POST /registered-models/create": ({ name }) => {
      if (models.has(String(name))) throw new Refusal(400, "RESOURCE_ALREADY_EXISTS");
      models.set(String(name), { versions: [], aliases: new Map() });
      return {};
    },
    "GET /model-versions/search": (_, query) => {
      const [, name] = /^name='(.+)'$/.exec(query.get("filter") ?? "") ?? [];
      return { model_versions: models.get(name ?? "")?.versions ?? [] };
    },
    "POST /model-versions/create": ({ name, run_id, source }) => {
      const model = models.get(String(name));
      if (!model) throw new Refusal(404, "RESOURCE_DOES_NOT_EXIST");
      const version = String(model.versions.length + 1);
      model.versions.push({ version, run_id: String(run_id), source: String(source) });
      return { model_version: { version, status: "READY" } };
    },
    "POST /registered-models/alias": ({ name, alias, version }) => {
      models.get(String(name))?.aliases.set(String(alias), String(version));
      return {};
    },
  };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    authorizations.push(request.headers.authorization);
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const bytes = Buffer.concat(chunks);
    const url = new URL(request.url ?? "", "http://127.0.0.1");
    const path = url.pathname
      .replace("/api/2.0/mlflow-artifacts/artifacts", "/artifacts")
      .replace("/api/2.0/mlflow", "");
    const at = faults.findIndex((one) => path.startsWith(one.path));
    const fault = at < 0 ? null : faults.splice(at, 1)[0]!.fault;
    if (fault === "503")
      return void response.writeHead(503, { "retry-after": "1" }).end('{"error_code":"TEMPORARILY_UNAVAILABLE"}');
    if (fault === "html")
      return void response.writeHead(200, { "content-type": "text/html" }).end("<html>a proxy</html>");
    if (fault === "refused")
      return void response.writeHead(403).end('{"error_code":"PERMISSION_DENIED","message":"no"}');
    try {
      let said: object = {};
      if (path.startsWith("/artifacts/")) artefacts.set(path.slice("/artifacts/".length), bytes);
      else {
        const call = calls[`${request.method} ${path}`];
        if (!call) throw new Refusal(404, "ENDPOINT_NOT_FOUND");
        said = call(bytes.length > 0 ? (JSON.parse(bytes.toString()) as Body) : ({} as Body), url.searchParams);
      }
      if (fault === "lost") return void response.destroy();
      response.setHeader("content-type", "application/json");
      response.end(JSON.stringify(said));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      response.writeHead(error.status).end(JSON.stringify({ error_code: error.code, message: error.code }));
    }
  }

  const server = createServer((request, response) => void answer(request, response));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    runs,
    models,
    artefacts,
    authorizations,
    fail: (path: string, ...kinds: MlflowFault[]) => void faults.push(...kinds.map((fault) => ({ path, fault }))),
    async [Symbol.asyncDispose]() {
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
}
