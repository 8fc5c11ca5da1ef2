import { expect, test } from "vitest";
import { readConfig } from "../../../src/config.ts";
import { explainOpenFailure } from "../../../src/openFailure.ts";

const CASES: readonly [variable: string, value: string, allowed: string][] = [
  ["FILMOTHEQUE_PORT", "eighty", "65535"],
  ["FILMOTHEQUE_UPLOAD_LIMIT_BYTES", "-1", String(Number.MAX_SAFE_INTEGER)],
  ["FILMOTHEQUE_LANGUAGE", "de", "fr, en"],
  ["FILMOTHEQUE_LOG", "loud", "debug, info, warn, error"],
  ["FILMOTHEQUE_TMDB_URL", "nowhere", "https://api.themoviedb.org/3"],
];

test.each(CASES)("a wrong %s is explained in the person's language with what it may be", (variable, value, allowed) => {
  const error = failureOf({ [variable]: value });
  const english = explainOpenFailure(error, "/library", "en");
  const french = explainOpenFailure(error, "/library", "fr");
  for (const text of [english, french]) {
    expect(text).toContain(variable);
    expect(text).toContain(value);
    expect(text).toContain(allowed);
  }
  expect(english).toMatch(/ must be /);
  expect(french).not.toMatch(/ must | is | one of /);
});

test("a wrong MLFLOW_TRACKING_URI is explained without repeating it, because it may hold a password", () => {
  const error = failureOf({ MLFLOW_TRACKING_URI: "ftp://ada:nitrate@models.example" });
  for (const text of [
    String(error),
    explainOpenFailure(error, "/library", "en"),
    explainOpenFailure(error, "/library", "fr"),
  ]) {
    expect(text).toContain("MLFLOW_TRACKING_URI");
    expect(text).toContain("http://127.0.0.1:5000");
    expect(text).not.toMatch(/ada|nitrate|models/);
  }
});

function failureOf(environment: NodeJS.ProcessEnv): unknown {
  try {
    return readConfig(environment);
  } catch (error) {
    return error;
  }
}
