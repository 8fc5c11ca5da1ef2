import type { ServedProgram } from "./servedProgram.ts";

/** A route of the generated description. */
export interface DescribedRoute {
  /** As `PUT /api/films/{id}/rating`. */
  readonly name: string;
  readonly method: string;
  readonly path: string;
  /** The names between the braces, in order. */
  readonly parameters: readonly string[];
  readonly takesJson: boolean;
  /** As declared in the contract; undefined when not declared. */
  readonly access: string | undefined;
  readonly data: string | undefined;
  /** Whether kids profiles may call it. */
  readonly forKids: boolean | undefined;
}

interface Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

interface Operation {
  readonly "x-access"?: string;
  readonly "x-data"?: string;
  readonly "x-for-kids"?: boolean;
  readonly requestBody?: { readonly content: Readonly<Record<string, unknown>> };
}

/** Every route of the program's own description, the streamed ones too. */
export async function describedRoutes(program: ServedProgram, session: string): Promise<DescribedRoute[]> {
  const { body } = await program.ask("/api/openapi.json", { as: session });
  return Object.entries((body as Description).paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(
      ([method, { requestBody, "x-access": access, "x-data": data, "x-for-kids": forKids }]) => ({
        name: `${method.toUpperCase()} ${path}`,
        method: method.toUpperCase(),
        path,
        parameters: [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!),
        takesJson: requestBody !== undefined && "application/json" in requestBody.content,
        access,
        data,
        forKids,
      }),
    ),
  );
}

/** The route's address with this in the place of every parameter, or of one of them. */
export function addressOf(
  { path }: DescribedRoute,
  values: Readonly<Record<string, string | number>> | string,
): string {
  return path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    String(typeof values === "string" ? values : (values[name] ?? 1)),
  );
}
