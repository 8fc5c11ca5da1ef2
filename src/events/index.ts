/**
 * Two kinds of events. `createEvents` is the stream for clients: events as the contract names them go in; out they come
 * once and in order, or with word that some are lost. It grows neither with the number of events nor with a client that
 * does not read. `createEventBus` connects the parts of the engine in process; nothing of it leaves the program.
 */
export type { Event } from "../contract/index.ts";
export { createEvents, type Events, type NumberedEvent } from "./createEvents.ts";
export { createEventBus, type EventBus } from "./eventBus.ts";
