/**
 * The web host: the engine over HTTP, for a browser on this machine or, with accounts, on the network.
 *
 * In: an address to listen on and the engine's configuration. Out: a host that answers, and can be stopped.
 * It refuses requests that are not meant for it (foreign Host, stalled bodies) and contains no domain rules.
 */
export { runHost } from "./runHost.ts";
export { serve } from "./serve.ts";
