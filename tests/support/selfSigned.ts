import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";

export interface SelfSigned {
  readonly certificateFile: string;
  readonly keyFile: string;
  /** The certificate that a client must trust. */
  readonly pem: string;
}

/** Whether openssl is installed. Without it, tests that need certificates report that and are skipped. */
export const hasOpenssl = spawnSync("openssl", ["version"]).status === 0;

/** Creates a self-signed certificate for a host name, with its key, in a folder. */
export function makeSelfSigned(folder: string, host: string, name = "server"): SelfSigned {
  const [certificateFile, keyFile] = [join(folder, `${name}.pem`), join(folder, `${name}.key`)];
  const made = spawnSync("openssl", [
    ...["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2"],
    ...["-subj", `/CN=${host}`, "-addext", `subjectAltName=DNS:${host}`, "-keyout", keyFile, "-out", certificateFile],
  ]);
  if (made.status !== 0) throw new Error(`openssl could not create a certificate: ${made.stderr}`);
  return { certificateFile, keyFile, pem: readFileSync(certificateFile, "utf8") };
}
