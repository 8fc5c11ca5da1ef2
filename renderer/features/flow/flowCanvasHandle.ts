import type { FlowEvent } from "./flowEvents.ts";

/** What plays events on the canvas of the flow. */
export interface FlowCanvasHandle {
  /** Lets an event flow, now. */
  play(event: FlowEvent): void;
  clear(): void;
}
