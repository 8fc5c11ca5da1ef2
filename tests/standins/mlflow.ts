import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { type MlflowBody, type MlflowCalls, modelCalls, runCalls } from "./mlflowCalls.ts";
import { MlflowRefusal, type MlflowState } from "./mlflowState.ts";

/** What happens to a call, by its path: `lost` is done and its answer never comes. */
export type MlflowFault = "503" | "lost" | "html" | "refused";

export interface MlflowStandIn extends AsyncDisposable, Pick<MlflowState, "runs" | "models"> {
  readonly url: string;
  /** Uploaded files, by path. */
  readonly artefacts: ReadonlyMap<string, Buffer>;
  /** The header of each request, oldest first. */
  readonly authorizations: readonly (string | undefined)[];
  /** Each next call whose path begins with `path` gets one of these faults. */
  fail(path: string, ...kinds: MlflowFault[]): void;
}

/** An MLflow server on loopback, as far as a training is published to one. */
export async function startMlflowStandIn({ artifactRoot = "mlflow-artifacts:/1" } = {}): Promise<MlflowStandIn> {
  const state: MlflowState = { experiment: null, runs: [], models: new Map() };
  const calls = { ...runCalls(state, artifactRoot), ...modelCalls(state) };
  const artefacts = new Map<string, Buffer>();
  const faults: { path: string; fault: MlflowFault }[] = [];
  const authorizations: (string | undefined)[] = [];

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    authorizations.push(request.headers.authorization);
    const bytes = await bodyOf(request);
    const url = new URL(request.url ?? "", "http://127.0.0.1");
    const path = url.pathname
      .replace("/api/2.0/mlflow-artifacts/artifacts", "/artifacts")
      .replace("/api/2.0/mlflow", "");
    const index = faults.findIndex((one) => path.startsWith(one.path));
    const fault = index < 0 ? null : faults.splice(index, 1)[0]!.fault;
    if (fault !== null && answerFault(fault, response)) return;
    try {
      let result: object = {};
      if (path.startsWith("/artifacts/")) artefacts.set(path.slice("/artifacts/".length), bytes);
      else result = call(calls, `${request.method} ${path}`, bytes, url.searchParams);
      if (fault === "lost") return void response.destroy();
      response.setHeader("content-type", "application/json");
      response.end(JSON.stringify(result));
    } catch (error) {
      if (!(error instanceof MlflowRefusal)) throw error;
      response.writeHead(error.status).end(JSON.stringify({ error_code: error.code, message: error.code }));
    }
  }

  const server = createServer((request, response) => void answer(request, response));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    runs: state.runs,
    models: state.models,
    artefacts,
    authorizations,
    fail: (path, ...kinds) => void faults.push(...kinds.map((fault) => ({ path, fault }))),
    async [Symbol.asyncDispose]() {
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function call(calls: MlflowCalls, name: string, bytes: Buffer, query: URLSearchParams): object {
  const found = calls[name];
  if (!found) throw new MlflowRefusal(404, "ENDPOINT_NOT_FOUND");
  return found((bytes.length > 0 ? JSON.parse(bytes.toString()) : {}) as MlflowBody, query);
}

/** @returns whether the fault was the answer; the one that loses the answer comes after the call */
function answerFault(fault: MlflowFault, response: ServerResponse): boolean {
  if (fault === "503") response.writeHead(503, { "retry-after": "1" }).end('{"error_code":"TEMPORARILY_UNAVAILABLE"}');
  else if (fault === "html") response.writeHead(200, { "content-type": "text/html" }).end("<html>a proxy</html>");
  else if (fault === "refused") response.writeHead(403).end('{"error_code":"PERMISSION_DENIED","message":"no"}');
  else return false;
  return true;
}
