import { isContractProcedure, minifyContractRouter } from "@orpc/contract";
import { expect, test } from "vitest";
import { pageRoutes } from "../../../scripts/pageRoutes.ts";
import { contract } from "../../../src/contract/index.ts";

type Node = { readonly [name: string]: Node | undefined };
const CALLED_BY = ["method", "path", "inputStructure", "outputStructure", "successStatus"] as const;

/** Each route of a router by its names, as far as calling it goes. */
function calls(router: unknown, name = ""): Record<string, unknown> {
  if (isContractProcedure(router)) {
    const { route } = router["~orpc"];
    return {
      [name]: Object.fromEntries(CALLED_BY.flatMap((key) => (route[key] === undefined ? [] : [[key, route[key]]]))),
    };
  }
  return Object.assign({}, ...Object.entries(router as Node).map(([key, inner]) => calls(inner, `${name}.${key}`)));
}

test("the page can call every route as the contract says, and is sent neither schemas nor documentation", () => {
  const sent = JSON.parse(JSON.stringify(pageRoutes(contract)));
  expect(calls(sent)).toEqual(calls(minifyContractRouter(contract)));
  expect(Object.keys(calls(sent)).length).toBeGreaterThan(100);
  expect(JSON.stringify(sent)).not.toMatch(/"(?:summary|description)":"|"(?:tags|inputSchema|access)"/);
});
