import { expect, test } from "vitest";
import { eventually } from "../../support/deadlines.ts";

test("a condition that comes true is waited for, and gives its value", async () => {
  const answers = [undefined, null, false, "Nosferatu"];
  expect(await eventually("the film", () => answers.shift())).toBe("Nosferatu");
  expect(answers).toEqual([]);
});

test("zero and an empty text are answers", async () => {
  expect(await eventually("a count", () => 0)).toBe(0);
  expect(await eventually("a text", async () => "")).toBe("");
});

test("a condition that never comes true fails by its name", async () => {
  await expect(eventually("the moon is blue", () => undefined, 50)).rejects.toThrow("the moon is blue");
});

test("what goes wrong while asking is not waited out", async () => {
  const broken = () => Promise.reject(new Error("no such film"));
  await expect(eventually("the film", broken)).rejects.toThrow("no such film");
});
