import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { SERVER_ENVIRONMENT } from "../../bench/scale/measuredHost.ts";

const ROOT = resolve(import.meta.dirname, "../../..");

test.for(["Containerfile", "resources/server/filmotheque.service"])(
  "memory is measured with the settings of %s",
  (file) => {
    const text = readFileSync(join(ROOT, file), "utf8").replaceAll('"', "");
    for (const [name, value] of Object.entries(SERVER_ENVIRONMENT)) expect(text).toContain(`${name}=${value}`);
  },
);
