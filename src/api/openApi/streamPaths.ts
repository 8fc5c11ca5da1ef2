import type { OpenAPI } from "@orpc/contract";
import { type StreamRoute, streamRoutes } from "../../contract/index.ts";

/** The contract's stream routes as OpenAPI paths. */
export function streamPaths(): OpenAPI.PathsObject {
  const paths: Record<string, Record<string, OpenAPI.OperationObject>> = {};
  for (const [name, route] of Object.entries<StreamRoute>(streamRoutes)) {
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: operationOf(name, route) };
  }
  return paths;
}

function operationOf(name: string, route: StreamRoute): OpenAPI.OperationObject {
  return {
    operationId: `${route.tag}.${name}`,
    summary: route.summary,
    tags: [route.tag],
    parameters: [...pathParameters(route), ...queryParameters(route)],
    ...(route.bodyLimitBytes === undefined ? {} : { requestBody: bodyOf(route.bodyLimitBytes) }),
    responses: Object.fromEntries(
      Object.entries(route.responses).map(([status, { description, mediaTypes }]) => [
        status,
        { description, ...(mediaTypes && { content: Object.fromEntries(mediaTypes.map((type) => [type, {}])) }) },
      ]),
    ),
  };
}

function pathParameters({ parameters }: StreamRoute): OpenAPI.ParameterObject[] {
  return Object.entries(parameters).map(([name, { pattern, type = "string", description }]) => ({
    name,
    in: "path",
    required: true,
    description,
    schema: type === "integer" ? { type } : { type, pattern: `^(?:${pattern})$` },
  }));
}

function queryParameters({ query = {} }: StreamRoute): OpenAPI.ParameterObject[] {
  return Object.entries(query).map(([name, { isRequired, description }]) => ({
    name,
    in: "query",
    required: isRequired,
    description,
    schema: { type: "string" },
  }));
}

function bodyOf(limitBytes: number | "upload"): OpenAPI.RequestBodyObject {
  const limit = limitBytes === "upload" ? "the configured upload limit" : `${limitBytes / 1024 ** 2} MiB`;
  return {
    required: true,
    description: `At most ${limit}`,
    content: { "application/octet-stream": { schema: { type: "string", format: "binary" } } },
  };
}
