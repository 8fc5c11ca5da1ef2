import fc from "fast-check";
import { expect, test } from "vitest";
import { authorizationOf, redact } from "../../../src/recommendation/mlflow/mlflowAddress.ts";
import "../../support/propertySeed.ts";

const secret = fc
  .string({ minLength: 4, maxLength: 12, unit: "grapheme-ascii" })
  .filter((text) => /[^.…\s]/.test(text));

test("what was sent to the server is not in its texts, however it repeats it", () => {
  fc.assert(
    fc.property(secret, secret, fc.option(secret), (username, password, token) => {
      const address = { uri: "http://mlflow.example:5000", username, password, token: token ?? undefined };
      const header = authorizationOf(address).authorization ?? "";
      const sent = [header.replace(/^\w+ /, ""), username, password, ...(token ? [token] : [])];
      for (const text of sent.flatMap((one) => [one, encodeURIComponent(one)]))
        expect(redact(`{${text}}`, address)).not.toContain(text);
    }),
  );
});
