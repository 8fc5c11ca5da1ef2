import { expect, test } from "vitest";
import { isWorthRetrying } from "../../../renderer/api/isWorthRetrying.ts";
import { ProblemError } from "../../../renderer/api/problem.ts";

function problem(code: string, status: number): ProblemError {
  return new ProblemError({ type: "about:blank", title: code, status, detail: code, code });
}

test.for([
  ["a busy library", problem("library_busy", 503), true],
  ["an engine that does not answer", new TypeError("failed to fetch"), true],
  ["a film that does not exist", problem("not_found", 404), false],
  ["an ended session", problem("not_logged_in", 401), false],
] as const)("%s is asked again: %s", ([, error, isRetried]) => {
  expect(isWorthRetrying(0, error)).toBe(isRetried);
  expect(isWorthRetrying(20, error)).toBe(false);
});
