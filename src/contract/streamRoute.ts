import type { Access, DataScope } from "./route.ts";

/** A part of an address. `pattern` is a regular expression, the same in the description and in what is matched. */
export interface StreamParameter {
  readonly pattern: string;
  readonly type?: "integer" | "string";
  readonly description?: string;
}

export const id: StreamParameter = { pattern: "\\d{1,12}", type: "integer" };

/** A route whose body or answer is no JSON: it streams past the contract's schemas. */
export interface StreamRoute {
  readonly method: "GET" | "PUT" | "DELETE";
  /** With its parameters in braces. */
  readonly path: string;
  readonly access: Access;
  readonly data: DataScope;
  /** See `RouteMeta`. */
  readonly forKids?: true;
  readonly tag: string;
  readonly summary: string;
  readonly parameters: Readonly<Record<string, StreamParameter>>;
  readonly query?: Readonly<Record<string, { readonly isRequired: boolean; readonly description: string }>>;
  /** Largest body, bytes; `upload` is the limit that the owner configured. No body is read without one. */
  readonly bodyLimitBytes?: number | "upload";
  /** `request`: the work is aborted when the client disconnects; `nothing`: it runs to its end. */
  readonly abortsWith: "request" | "nothing";
  readonly responses: Readonly<
    Record<number, { readonly description: string; readonly mediaTypes?: readonly string[] }>
  >;
}
