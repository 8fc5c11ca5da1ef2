import type { Peer } from "../engine.ts";

/** What the web host needs of an engine. */
export interface HostedEngine {
  fetch(request: Request, peer?: Peer): Promise<Response>;
  hasAccounts(): boolean;
  /** Tells a second program on the same library where this one answers. */
  announce(address: string): void;
  stop(): Promise<void>;
  readonly log: { error(facts: object, message: string): void };
}
