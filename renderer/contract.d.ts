/** Methods and paths of every route, taken out of the contract when the page is built: its schemas stay behind. */
declare module "virtual:contract-routes" {
  import type { Contract } from "../src/contract/index.ts";

  const routes: Contract;
  export default routes;
}
