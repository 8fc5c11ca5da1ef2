/** The import rules by their former name. */
export { checkImports as checkLayers } from "./check/checkImports.ts";
