/** Files that the library writes beside films, for other programs to read; only when a person asks for it. */
export { writeNfos } from "./writeNfos.ts";
