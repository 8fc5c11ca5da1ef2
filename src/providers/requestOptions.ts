import type { CallOptions } from "./http/index.ts";

/** How a caller queries a provider: until when, why, and how urgently. */
export interface RequestOptions {
  readonly signal?: AbortSignal;
  /** For metrics and the list of outbound requests; `look_up` when not given. */
  readonly reason?: string;
  /** Higher is sent first; see `REQUEST_PRIORITY`. */
  readonly priority?: number;
  /** Marks a background request (a refresh, a repair), which is paused while the provider's servers lag. */
  readonly isBackground?: boolean;
}

/**
 * A film's later steps come before the first steps of others: films are completed one after the other, and the first
 * poster does not wait for the last file to be identified.
 */
export const REQUEST_PRIORITY = { firstStep: 0, laterStep: 1, viewed: 2 } as const;

export function toCallOptions(
  route: string,
  { reason = "look_up", signal, priority, isBackground }: RequestOptions,
): CallOptions {
  return { route, reason, signal, priority, isBackground };
}
