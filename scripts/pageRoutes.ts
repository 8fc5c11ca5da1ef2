import { type AnyContractRouter, isContractProcedure } from "@orpc/contract";

/**
 * The contract as the page's client reads it: how each route is called. Schemas are the engine's, which checks what is
 * sent; the words of a route are for its documentation.
 */
export function pageRoutes(router: AnyContractRouter): object {
  if (!isContractProcedure(router))
    return Object.fromEntries(Object.entries(router).map(([name, inner]) => [name, pageRoutes(inner)]));
  const { method, path, inputStructure, outputStructure, successStatus } = router["~orpc"].route;
  // The client takes an object with these three for a procedure, whatever is in them.
  return {
    "~orpc": { errorMap: {}, meta: {}, route: { method, path, inputStructure, outputStructure, successStatus } },
  };
}
