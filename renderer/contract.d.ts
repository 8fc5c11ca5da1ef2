/** Methods and paths of all routes, extracted from the contract at build time, without its schemas. */
declare module "virtual:contract-routes" {
  import type { Contract } from "../src/contract/index.ts";

  const routes: Contract;
  export default routes;
}
