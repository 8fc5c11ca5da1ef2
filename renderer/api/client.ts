/** The typed client of the engine, made from the contract, and its TanStack Query helpers. */

import routes from "virtual:contract-routes";
import { createORPCClient } from "@orpc/client";
import type { ContractRouterClient, InferContractRouterOutputs } from "@orpc/contract";
import { OpenAPILink } from "@orpc/openapi-client/fetch";
import { createTanstackQueryUtils } from "@orpc/tanstack-query";
import type { Contract } from "../../src/contract/index.ts";
import { decodeProblem } from "./problem.ts";

const link = new OpenAPILink(routes, {
  url: () => window.location.origin,
  headers: () => ({ "accept-language": document.documentElement.lang }),
  fetch: async (request, init) => readableByLink(await fetch(request, { ...init, credentials: "same-origin" })),
  customErrorResponseBodyDecoder: decodeProblem,
});

/** The link parses only `application/json`; a problem document has another content type. */
function readableByLink(answer: Response): Response {
  if (!answer.headers.get("content-type")?.startsWith("application/problem+json")) return answer;
  const { status, statusText } = answer;
  return new Response(answer.body, { status, statusText, headers: { "content-type": "application/json" } });
}

export const client: ContractRouterClient<Contract> = createORPCClient(link);

/** What each route answers: `Answers["films"]["list"]`. */
export type Answers = InferContractRouterOutputs<Contract>;

export const api = createTanstackQueryUtils(client);
