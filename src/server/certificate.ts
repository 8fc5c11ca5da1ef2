import { X509Certificate } from "node:crypto";
import { readFileSync, unwatchFile, watchFile } from "node:fs";
import { createSecureContext } from "node:tls";
import type { TlsFiles } from "../config.ts";
import { CodedError, errorCode } from "../errors/index.ts";
import { writeError } from "../terminal/index.ts";

/** The listener's certificate, as its files hold it now. */
export interface Certificate {
  readonly files: TlsFiles;
  /** @throws CertificateUnusable */
  read(): PemPair;
}

export interface PemPair {
  readonly cert: Buffer;
  readonly key: Buffer;
}

/** A file is missing or is not a certificate, or the key does not belong to it. */
export class CertificateUnusable extends CodedError<"certificate_unusable", { readonly fact: string }> {
  override readonly name = "CertificateUnusable";
  constructor(fact: string, cause?: unknown) {
    super("certificate_unusable", { fact }, { cause });
  }
}

/** Tools such as certbot write a new certificate every few weeks; polling finds it. */
const CHECK_INTERVAL_MS = 5_000;

export function certificateOf(files: TlsFiles): Certificate {
  return {
    files,
    read() {
      const [cert, key] = [read(files.certificateFile), read(files.keyFile)];
      try {
        createSecureContext({ cert, key });
        new X509Certificate(cert);
      } catch (error) {
        throw new CertificateUnusable(`${files.certificateFile}, ${files.keyFile}`, error);
      }
      return { cert, key };
    },
  };
}

function read(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    throw new CertificateUnusable(`${file} (${errorCode(error) ?? "unreadable"})`, error);
  }
}

/**
 * Calls `onChange` with each new certificate. While only one of the two files has been replaced they do not match, and
 * the old certificate stays in use.
 * @returns a function that stops watching
 */
export function watchCertificate(certificate: Certificate, onChange: (pair: PemPair) => void): () => void {
  const { certificateFile, keyFile } = certificate.files;
  const check = () => {
    try {
      onChange(certificate.read());
    } catch (error) {
      if (!(error instanceof CertificateUnusable)) throw error;
      writeError(error.message);
    }
  };
  for (const file of [certificateFile, keyFile])
    watchFile(file, { interval: CHECK_INTERVAL_MS, persistent: false }, check);
  return () => {
    for (const file of [certificateFile, keyFile]) unwatchFile(file, check);
  };
}
