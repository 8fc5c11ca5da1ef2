/**
 * The web host: the engine over HTTP, for a browser on this machine or, with accounts, on the network.
 *
 * In: an address to listen on and the engine's configuration. Out: a host that answers, and can be stopped.
 * It refuses what cannot be meant for it (foreign Host, silence) and never knows a rule of the field.
 */
export { runHost } from "./runHost.ts";
export { serve } from "./serve.ts";
