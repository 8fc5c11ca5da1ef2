import { createFileSecrets, createKeyringSecrets } from "../../../src/secrets/index.ts";
import { createTestKeyring } from "../../support/testKeyring.ts";

/** `node moveForever.ts FOLDER FIRST`: writes one plain key after another and moves each into the keyring. */
const [, , folder = "", first = "0"] = process.argv;
const plain = createFileSecrets(folder);
const keyring = createKeyringSecrets({
  folder,
  keyring: createTestKeyring(),
  onProblem: (error) => {
    throw error;
  },
});
for (let number = Number(first); ; number += 1) {
  await plain.write("key", String(number));
  console.log(number);
  await keyring.read("key");
}
