import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { type MlflowBody, type MlflowCalls, runCalls } from "./mlflowCalls.ts";
import { answerFiles, keyOf, type MlflowServing, PROXY } from "./mlflowFiles.ts";
import { deleteVersion, modelCalls, nextVersion } from "./mlflowRegistry.ts";
import { MlflowRefusal, type MlflowState, type RegisteredModel, toProtoJson } from "./mlflowState.ts";

/**
 * What happens to a call. `lost`: it is done, and its answer never comes. `hang`: no answer at all. `cut`: the connection
 * breaks in the middle of the answer. `half`: the body arrives as half of what was sent. `slow`: the answer comes in many
 * small pieces. `drip`: the answer comes byte by byte, and never ends.
 */
export type MlflowFault =
  | "503"
  | "429"
  | "401"
  | "lost"
  | "html"
  | "refused"
  | "host"
  | "hang"
  | "cut"
  | "half"
  | "slow"
  | "drip"
  | "redirect";

export interface MlflowOptions extends Partial<MlflowServing> {
  /** The only `Authorization` that it accepts. */
  readonly authorization?: string;
}

export interface MlflowStandIn extends AsyncDisposable, Pick<MlflowState, "runs" | "models"> {
  readonly url: string;
  /** Stored files, by path. */
  readonly artefacts: Map<string, Buffer>;
  /** The header of each request, oldest first. */
  readonly authorizations: readonly (string | undefined)[];
  /** Method and path of each request, oldest first. */
  readonly requests: readonly string[];
  /** Each next call whose path begins with `path` gets one of these faults. */
  fail(path: string, ...kinds: MlflowFault[]): void;
  /** Registers a version as somebody else would, with these files. @returns its number */
  addVersion(
    name: string,
    files: Readonly<Record<string, Uint8Array>>,
    tags?: Readonly<Record<string, string>>,
  ): string;
  /** As a person does on MLflow's own page. */
  setAlias(name: string, alias: string, version: string | null): void;
  aliasOf(name: string, alias: string): string | undefined;
  /** The same: its aliases go with it, and its number is not used again. */
  deleteVersion(name: string, version: string): void;
}

const HTML = { "content-type": "text/html" };

/** An MLflow server on loopback, written after the protobuf definitions and handlers of MLflow 3. */
export async function startMlflowStandIn(options: MlflowOptions = {}): Promise<MlflowStandIn> {
  const serving = { artifactRoot: "mlflow-artifacts:/1", isServingArtifacts: true, ...options };
  const state: MlflowState = { experiment: null, runs: [], models: new Map(), files: new Map() };
  const calls = { ...runCalls(state, serving.artifactRoot), ...modelCalls(state) };
  const faults: { path: string; fault: MlflowFault }[] = [];
  const authorizations: (string | undefined)[] = [];
  const requests: string[] = [];

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    authorizations.push(request.headers.authorization);
    const url = new URL(request.url ?? "", "http://127.0.0.1");
    const path = url.pathname.replace(PROXY, "/artifacts").replace("/api/2.0/mlflow", "");
    requests.push(`${request.method} ${path}`);
    const body = await bodyOf(request);
    const index = faults.findIndex((one) => path.startsWith(one.path));
    const fault = index < 0 ? null : faults.splice(index, 1)[0]!.fault;
    if (fault !== null && answerFault(fault, response)) return;
    try {
      requireAuthorization(request, options.authorization);
      const received = fault === "half" ? body.subarray(0, body.length / 2) : body;
      const answered = withFault(fault, response);
      if (answerFiles(request, url, received, answered, state, serving)) return;
      const result = call(calls, request, path, received, url.searchParams);
      answered.setHeader("content-type", "application/json");
      answered.end(toProtoJson(result));
    } catch (error) {
      if (!(error instanceof MlflowRefusal)) throw error;
      const { status, code, message } = error;
      response.writeHead(status).end(code === "" ? message : JSON.stringify({ error_code: code, message }));
    }
  }

  const server = createServer((request, response) => void answer(request, response));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    runs: state.runs,
    models: state.models,
    artefacts: state.files,
    authorizations,
    requests,
    fail: (path, ...kinds) => void faults.push(...kinds.map((fault) => ({ path, fault }))),
    addVersion(name, files, tags = {}) {
      const model = state.models.get(name) ?? newModel(state, name);
      const version = nextVersion(model);
      const source = `${serving.artifactRoot}/other/${name}-${version}`;
      for (const [file, bytes] of Object.entries(files))
        state.files.set(`${keyOf(source)}/${file}`, Buffer.from(bytes));
      model.versions.push({ version, run_id: "other", source, status: "READY", tags: new Map(Object.entries(tags)) });
      return version;
    },
    deleteVersion: (name, version) => deleteVersion(state, name, version),
    aliasOf: (name, alias) => state.models.get(name)?.aliases.get(alias),
    setAlias(name, alias, version) {
      const { aliases } = state.models.get(name) ?? newModel(state, name);
      if (version === null) aliases.delete(alias);
      else aliases.set(alias, version);
    },
    async [Symbol.asyncDispose]() {
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
}

function newModel({ models }: MlflowState, name: string): RegisteredModel {
  const model: RegisteredModel = { versions: [], aliases: new Map(), deletedCount: 0 };
  models.set(name, model);
  return model;
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** Without the right credentials it answers in words, as its basic authentication does. */
function requireAuthorization({ headers }: IncomingMessage, expected: string | undefined): void {
  if (expected !== undefined && headers.authorization !== expected)
    throw new MlflowRefusal(
      401,
      "",
      "You are not authenticated. Please see the documentation for MLFLOW_TRACKING_USERNAME",
    );
}

function call(
  calls: MlflowCalls,
  { method, headers }: IncomingMessage,
  path: string,
  bytes: Buffer,
  query: URLSearchParams,
): object {
  const found = calls[`${method} ${path}`];
  if (!found) throw new MlflowRefusal(404, "ENDPOINT_NOT_FOUND");
  if (method !== "GET" && !headers["content-type"]?.startsWith("application/json"))
    throw new MlflowRefusal(400, "INVALID_PARAMETER_VALUE", "Bad Request. Content-Type must be application/json.");
  return found((bytes.length > 0 ? JSON.parse(bytes.toString()) : {}) as MlflowBody, query);
}

/** @returns whether the fault was the whole answer */
function answerFault(fault: MlflowFault, response: ServerResponse): boolean {
  if (fault === "503") response.writeHead(503, { "retry-after": "1" }).end('{"error_code":"TEMPORARILY_UNAVAILABLE"}');
  else if (fault === "429")
    response.writeHead(429, { "retry-after": "1" }).end('{"error_code":"REQUEST_LIMIT_EXCEEDED"}');
  else if (fault === "401") response.writeHead(401, HTML).end("You are not authenticated.");
  else if (fault === "host")
    response.writeHead(403, HTML).end("Invalid Host header - possible DNS rebinding attack detected");
  else if (fault === "html") response.writeHead(200, HTML).end("<html>a proxy</html>");
  else if (fault === "refused")
    response
      .writeHead(400)
      .end('{"error_code":"INVALID_PARAMETER_VALUE","message":"see http://127.0.0.1:5000/secret"}');
  else if (fault === "redirect") response.writeHead(302, { location: "http://127.0.0.1:1/" }).end();
  else return fault === "hang";
  return true;
}

function drip(response: ServerResponse, bytes: Buffer): void {
  let at = 0;
  const timer = setInterval(() => {
    response.write(bytes.subarray(at % bytes.length, (at % bytes.length) + 1));
    at += 1;
  }, 20);
  response.once("close", () => clearInterval(timer));
}

/** The call is done; its answer is lost, cut, or comes in pieces. */
function withFault(fault: MlflowFault | null, response: ServerResponse): ServerResponse {
  const end = response.end.bind(response);
  response.end = ((chunk: Buffer | string) => {
    const bytes = Buffer.from(chunk ?? "");
    if (fault === "lost") response.destroy();
    else if (fault === "cut") response.write(bytes.subarray(0, bytes.length / 2), () => response.destroy());
    else if (fault === "slow") {
      for (let at = 0; at < bytes.length; at += 64) response.write(bytes.subarray(at, at + 64));
      end();
    } else if (fault === "drip") drip(response, bytes);
    else end(bytes);
    return response;
  }) as ServerResponse["end"];
  return response;
}
