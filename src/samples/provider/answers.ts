/** What a simulated provider answers; `json` bodies are written by the server. */
export type Answer = {
  readonly status: number;
  readonly json: unknown;
  readonly headers?: Readonly<Record<string, string>>;
};

export const ok = (json: unknown): Answer => ({ status: 200, json });
