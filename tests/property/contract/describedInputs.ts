import type { InputSchema } from "./hostileInputs.ts";

/** A route of the program's description, with what it takes. */
export interface RouteInputs {
  /** As `PUT /api/films/{id}/rating`. */
  readonly name: string;
  readonly method: string;
  readonly path: string;
  /** Null where it takes no JSON. */
  readonly body: InputSchema | null;
  readonly query: readonly string[];
  readonly isForOwner: boolean;
}

interface Operation {
  readonly "x-access"?: string;
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema?: InputSchema }>> };
  readonly parameters?: readonly { readonly name: string; readonly in: string }[];
}

interface Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

export function routeInputsOf(description: Description): RouteInputs[] {
  return Object.entries(description.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { requestBody, parameters = [], "x-access": access }]) => ({
      name: `${method.toUpperCase()} ${path}`,
      method: method.toUpperCase(),
      path,
      body: requestBody?.content["application/json"]?.schema ?? null,
      query: parameters.filter((parameter) => parameter.in === "query").map(({ name }) => name),
      isForOwner: access === "owner",
    })),
  );
}
