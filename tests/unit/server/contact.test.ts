import { expect, test } from "vitest";
import { readConfig } from "../../../src/config.ts";

const contactOf = (text?: string) => readConfig(text === undefined ? {} : { FILMOTHEQUE_CONTACT: text }).contact;

test("providers see the project's page, or the contact of the configuration", () => {
  expect(contactOf()).toBe("https://github.com/filmotheque/filmotheque");
  expect(contactOf(" https://example.org/films?contact=me ")).toBe("https://example.org/films?contact=me");
  expect(contactOf("ada@example.org")).toBe("ada@example.org");
});

test.each(["me", "https://example.org/) evil/1.0", "https://a.example\r\nX-Header: 1", "javascript:alert(1)"])(
  "%j is no contact, because it would change the header or reach nobody",
  (text) => {
    expect(() => contactOf(text)).toThrow(expect.objectContaining({ code: "config_invalid" }));
  },
);
