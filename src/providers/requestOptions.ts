import type { CallOptions } from "./http/index.ts";

/** How somebody asks a provider: until when, why, and how urgently (1 for what a person looks at, 0 for the rest). */
export type RequestOptions = { readonly signal?: AbortSignal; readonly reason?: string; readonly priority?: number };

export function toCallOptions(route: string, { reason = "look_up", signal, priority }: RequestOptions): CallOptions {
  return { route, reason, signal, priority };
}
