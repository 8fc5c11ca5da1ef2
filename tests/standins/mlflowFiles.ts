import type { IncomingMessage, ServerResponse } from "node:http";
import { MlflowRefusal, type MlflowState, missing } from "./mlflowState.ts";

export const PROXY = "/api/2.0/mlflow-artifacts/artifacts";

/** How a server was started. */
export interface MlflowServing {
  /** Where it says that files are: `mlflow-artifacts:/1` through itself, or `s3://bucket` for clients with a key. */
  readonly artifactRoot: string;
  /** False for `--no-serve-artifacts`. */
  readonly isServingArtifacts: boolean;
}

/** The files of runs: uploaded, listed, downloaded, through the proxy or by the version. @returns whether it was one */
export function answerFiles(
  request: IncomingMessage,
  url: URL,
  body: Buffer,
  response: ServerResponse,
  { files, models }: MlflowState,
  serving: MlflowServing,
): boolean {
  if (url.pathname === "/model-versions/get-artifact") {
    const version = models
      .get(url.searchParams.get("name") ?? "")
      ?.versions.find((one) => one.version === url.searchParams.get("version"));
    if (!version) throw missing("Model Version");
    send(files, `${keyOf(version.source)}/${safe(url.searchParams.get("path") ?? "")}`, response);
    return true;
  }
  if (!url.pathname.startsWith(PROXY)) return false;
  // In words, not as an error of MLflow.
  if (!serving.isServingArtifacts) {
    const text =
      "Endpoint: /api/2.0/mlflow-artifacts/artifacts/<path:artifact_path> disabled due to the mlflow server running with `--no-serve-artifacts`. To enable artifacts server functionality, run `mlflow server` with `--serve-artifacts`";
    response.writeHead(503, { "content-type": "text/html; charset=utf-8" }).end(text);
    return true;
  }
  const path = safe(decodeURIComponent(url.pathname.slice(PROXY.length + 1)));
  if (path === "") list(files, safe(url.searchParams.get("path") ?? ""), response);
  else if (request.method === "PUT") {
    files.set(path, body);
    response.end("{}");
  } else send(files, path, response);
  return true;
}

function send(files: ReadonlyMap<string, Buffer>, path: string, response: ServerResponse): void {
  const bytes = files.get(path);
  if (!bytes) throw missing(`artifact ${path}`);
  response.setHeader("content-type", "application/octet-stream");
  response.setHeader("content-length", bytes.length);
  response.end(bytes);
}

function list(files: ReadonlyMap<string, Buffer>, folder: string, response: ServerResponse): void {
  const inside = [...files].filter(([path]) => path.startsWith(`${folder}/`));
  const listed = inside.map(([path, bytes]) => ({
    path: path.slice(folder.length + 1),
    is_dir: false,
    file_size: String(bytes.length),
  }));
  response.setHeader("content-type", "application/json");
  response.end(JSON.stringify(listed.length > 0 ? { files: listed } : {}));
}

function safe(path: string): string {
  if (path.split("/").includes("..")) throw new MlflowRefusal(400, "INVALID_PARAMETER_VALUE", "Invalid path");
  return path;
}

/** The server can read the bucket of its root, also where clients cannot. */
export const keyOf = (source: string): string => source.replace(/^[a-z0-9-]+:\/*(?:bucket\/)?/, "");
