/**
 * What happens in the engine, told to whoever listens: pages over the event stream, tests, the flow view. In: events as
 * the contract names them. Out: each of them once and in order, or word that some are lost. It never grows with the
 * number of events, nor with a client that does not read.
 */
export type { Event, NewEvent } from "../contract/index.ts";
export { createEvents, type Events, type NumberedEvent } from "./createEvents.ts";
