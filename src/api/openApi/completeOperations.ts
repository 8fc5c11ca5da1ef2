import type { OpenAPI } from "@orpc/contract";
import { type Access, type DataScope, type RouteMeta, type StreamRoute, streamRoutes } from "../../contract/index.ts";
import { metaOf } from "../accessOf.ts";

const METHODS = ["get", "put", "post", "delete", "patch"] as const;
const ACCESS_TEXT: Readonly<Record<Access, string>> = {
  public: "Needs no session.",
  authenticated: "Requires a session.",
  owner: "Requires the owner's session.",
};

const DATA_TEXT: Readonly<Record<DataScope, string>> = {
  public: "Data: none of the library or of a person.",
  own: "Data: the caller's own.",
  library: "Data: shared by the household; ratings, watch states and lists in it are the caller's.",
  owner: "Data: managed by the owner alone.",
};

const KIDS_TEXT = "Kids profiles: films above their age limit do not exist.";
const NOT_FOR_KIDS_TEXT = "Kids profiles: refused.";

/** Adds to each operation what applies to all routes of its kind: who may call it, and how errors are reported. */
export function completeOperations({ paths = {} }: OpenAPI.Document): void {
  for (const [path, item] of Object.entries(paths)) {
    for (const method of METHODS) {
      const operation = item?.[method];
      if (operation) completeOperation(operation, method.toUpperCase(), path);
    }
  }
  mendSchemas(paths);
}

function completeOperation(operation: OpenAPI.OperationObject, method: string, path: string): void {
  const stream = Object.values<StreamRoute>(streamRoutes).find(
    (route) => route.method === method && route.path === path,
  );
  const { access, data, forKids } = declarationOf(method, path, stream);
  operation.description = [
    operation.description,
    ACCESS_TEXT[access],
    DATA_TEXT[data],
    access === "authenticated" && (forKids ? KIDS_TEXT : NOT_FOR_KIDS_TEXT),
  ]
    .filter(Boolean)
    .join("\n\n");
  Object.assign(operation, {
    "x-access": access,
    "x-data": data,
    "x-for-kids": access !== "owner" && (forKids ?? access === "public"),
  });
  if (access === "public") operation.security = [];
  const responses = operation.responses ?? {};
  operation.responses = { ...withoutEmptyBody(responses), ...problemResponses(access, stream) };
}

/** @throws Error for a route without a declaration: its access could not be enforced */
function declarationOf(method: string, path: string, stream: StreamRoute | undefined): RouteMeta {
  const declared = stream ?? metaOf(method, path);
  if (!declared) throw new Error(`No route of the contract declares who may call ${method} ${path}`);
  return declared;
}

function problemResponses(access: Access, stream: StreamRoute | undefined): OpenAPI.ResponsesObject {
  const content = { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } };
  return {
    ...(access !== "public" && { 401: { description: "There is no session", content } }),
    ...(access === "owner" && { 403: { description: "The session is not the owner's", content } }),
    ...(stream?.bodyLimitBytes && { 413: { description: "The body is larger than the limit", content } }),
    ...(stream?.responses[206] && { 416: { description: "The range is outside the file", content } }),
    "4XX": { description: "The request cannot be granted; `code` says why", content },
    "5XX": { description: "The program or a provider failed; `code` says why", content },
  };
}

/** The generator describes an answer without a body as one that matches anything. */
function withoutEmptyBody(responses: OpenAPI.ResponsesObject): OpenAPI.ResponsesObject {
  return Object.fromEntries(
    Object.entries(responses).map(([status, response]) => {
      const isEmpty = response && "content" in response && isAnything(response.content?.["application/json"]?.schema);
      return [status, isEmpty ? { description: response.description || "Done" } : response];
    }),
  );
}

function isAnything(schema: unknown): boolean {
  return /^\{"anyOf":\[(\{\}|\{"not":\{\}\}|,)+\]\}$/.test(JSON.stringify(schema) ?? "");
}

/**
 * The generator gives a positive whole number two lower bounds; the exclusive one is kept. It describes a value
 * that is transformed on input as *anything* or its sent form; only the sent form is kept.
 */
function mendSchemas(node: unknown): void {
  if (typeof node !== "object" || node === null) return;
  if ("exclusiveMinimum" in node && "minimum" in node) delete node.minimum;
  if ("exclusiveMaximum" in node && "maximum" in node) delete node.maximum;
  if ("anyOf" in node && Array.isArray(node.anyOf)) mendAnyOf(node, node.anyOf);
  for (const child of Object.values(node)) mendSchemas(child);
}

function mendAnyOf(node: { anyOf?: unknown }, schemas: readonly unknown[]): void {
  const known = schemas.filter((schema) => !isEmptyObject(schema));
  if (known.length > 1) node.anyOf = known;
  else {
    delete node.anyOf;
    Object.assign(node, known[0]);
  }
}

function isEmptyObject(schema: unknown): boolean {
  return typeof schema === "object" && schema !== null && Object.keys(schema).length === 0;
}
