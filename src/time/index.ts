/**
 * Time for what waits. In: the machine's clock, which a person or the network may set. Out: moments, none of them
 * before an earlier one, so that a wait measured by them ends when it should. It also converts moments to
 * days and months of this machine's time zone, and back.
 */
export { localDay, localMonth, startOfLocalDay, startOfLocalMonth } from "./localDay.ts";
export { type Clock, createMonotonicClock, type MonotonicClock } from "./monotonicClock.ts";
export { yieldToEventLoop } from "./yieldToEventLoop.ts";
