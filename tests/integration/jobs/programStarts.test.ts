import fc from "fast-check";
import { expect, test } from "vitest";
import { programStarts } from "../../../src/processing/index.ts";
import { openNewStore } from "../../support/newStore.ts";
import { temporaryFolder } from "../../support/temporaryFolder.ts";

const END = fc.constantFrom("crashed", "ended", "crashed after it had lasted");

test("only crashes since the last start that ended, or lasted, are in a row", () => {
  const store = openNewStore(temporaryFolder());
  fc.assert(
    fc.property(fc.array(END, { maxLength: 12 }), (ends) => {
      store.sql("DELETE FROM program_start").run();
      let inARow = 0;
      for (const end of ends) {
        const starts = programStarts(store, { now: () => 1 });
        expect(starts.begin()).toBe(inARow);
        if (end === "ended") starts.end();
        else if (end !== "crashed") starts.markStable();
        inARow = end === "crashed" ? inARow + 1 : 0;
      }
      expect(programStarts(store, { now: () => 1 }).begin()).toBe(inARow);
    }),
    { numRuns: 50 },
  );
  store.close();
});
