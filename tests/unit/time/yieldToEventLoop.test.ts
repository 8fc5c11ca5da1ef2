import { expect, test } from "vitest";
import { yieldToEventLoop } from "../../../src/time/index.ts";

test("of all work that yields, one piece continues in each turn of the event loop, in turn", async () => {
  const turns: string[][] = [[]];
  const work = async (name: string) => {
    for (let piece = 0; piece < 3; piece += 1) {
      await yieldToEventLoop();
      turns.at(-1)?.push(`${name}${piece}`);
    }
  };
  const all = Promise.all(["a", "b", "c"].map(work));
  let isOver = false;
  all.finally(() => {
    isOver = true;
  });
  // Not `yieldToEventLoop`: this only marks where a turn ends.
  const endTurn = () => {
    turns.push([]);
    if (!isOver) setImmediate(endTurn);
  };
  setImmediate(endTurn);
  await all;

  expect(turns.filter((pieces) => pieces.length > 1)).toEqual([]);
  expect(turns.flat()).toEqual(["a0", "b0", "c0", "a1", "b1", "c1", "a2", "b2", "c2"]);
});
