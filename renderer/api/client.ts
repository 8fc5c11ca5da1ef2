/** The engine as the page sees it: one typed client made from the contract, and its query helpers. */
import { createORPCClient } from "@orpc/client";
import type { ContractRouterClient } from "@orpc/contract";
import { OpenAPILink } from "@orpc/openapi-client/fetch";
import { createTanstackQueryUtils } from "@orpc/tanstack-query";
import { type Contract, contract } from "../../src/contract/index.ts";
import { decodeProblem } from "./problem.ts";

const link = new OpenAPILink(contract, {
  url: () => window.location.origin,
  headers: () => ({ "accept-language": document.documentElement.lang }),
  fetch: (request, init) => fetch(request, { ...init, credentials: "same-origin" }),
  customErrorResponseBodyDecoder: decodeProblem,
});

export const client: ContractRouterClient<Contract> = createORPCClient(link);

export const api = createTanstackQueryUtils(client);
