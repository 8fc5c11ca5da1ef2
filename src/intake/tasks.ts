// What threads of the `media` pool run. Nothing here reaches the database or the network.
export { spellPaths } from "../paths/index.ts";
export { hashFile } from "./fingerprint/hashFile.ts";
export { listNeighbours } from "./neighbours/listNeighbours.ts";
export { readBeside } from "./neighbours/readBeside.ts";
export { probeFiles } from "./probe/probeFiles.ts";
export { lookAtPaths } from "./survey/fileLook.ts";
export { readFolders } from "./survey/readFolders.ts";
export { realPaths } from "./survey/realPaths.ts";
export { surveyPaths } from "./survey/surveyPaths.ts";
