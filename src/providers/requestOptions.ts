import type { CallOptions } from "./http/index.ts";

/** How a caller queries a provider: until when, why, and how urgently. */
export interface RequestOptions {
  readonly signal?: AbortSignal;
  /** For metrics and the list of outbound requests; `look_up` when not given. */
  readonly reason?: string;
  /** 1 for what a user is viewing, 0 for the rest. */
  readonly priority?: number;
}

export function toCallOptions(route: string, { reason = "look_up", signal, priority }: RequestOptions): CallOptions {
  return { route, reason, signal, priority };
}
