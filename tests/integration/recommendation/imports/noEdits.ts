import type { EditImports } from "../../../../src/recommendation/members/editImports.ts";

/** For imports without edits of films. */
export const noEdits: EditImports = {
  prepare: async () => ({ prepared: [], refused: [] }),
  begin: () => 0,
  write: () => [],
  finish: () => undefined,
  undo: () => undefined,
};
