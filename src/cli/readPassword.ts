import { createReadStream } from "node:fs";
import { createInterface } from "node:readline/promises";
import { Writable } from "node:stream";
import type { Language } from "../contract/index.ts";
import { CodedError, errorCode } from "../errors/index.ts";
import { translate } from "../messages/index.ts";

/** No password was given, or the second entry differed from the first. */
export class PasswordNotRead extends CodedError<
  "password_missing" | "passwords_differ" | "password_file_unreadable",
  { readonly fact?: string }
> {
  override readonly name = "PasswordNotRead";
}

/** More than any password may have; the rest is not read. */
const MAX_BYTES = 16 * 1024;

/**
 * Reads a password from a file, a hidden prompt or standard input; never from the command line, which every program on
 * the machine can see. From a file or standard input, the first line is used.
 * @throws PasswordNotRead
 */
export async function readPassword(file: string | undefined, language: Language): Promise<string> {
  if (file !== undefined) return firstLine(createReadStream(file), file);
  return process.stdin.isTTY ? promptTwice(language) : firstLine(process.stdin, "");
}

async function firstLine(input: NodeJS.ReadableStream, file: string): Promise<string> {
  const pieces: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const piece of input) {
      pieces.push(Buffer.from(piece));
      bytes += piece.length;
      if (bytes > MAX_BYTES || piece.includes("\n")) break;
    }
  } catch (error) {
    throw new PasswordNotRead(
      "password_file_unreadable",
      { fact: `${file} (${errorCode(error) ?? ""})` },
      { cause: error },
    );
  }
  const [line = ""] = Buffer.concat(pieces).toString().split(/\r?\n/, 1);
  if (line === "") throw new PasswordNotRead("password_missing");
  return line;
}

async function promptTwice(language: Language): Promise<string> {
  const password = await promptHidden(translate(language, "password_prompt"));
  if (password === "") throw new PasswordNotRead("password_missing");
  if (password !== (await promptHidden(translate(language, "password_again_prompt")))) {
    throw new PasswordNotRead("passwords_differ");
  }
  return password;
}

/** Input is not echoed. Ctrl+C returns an empty password. */
async function promptHidden(question: string): Promise<string> {
  const hidden = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: process.stdin, output: hidden, terminal: true });
  const closed = new Promise<string>((resolve) => lines.once("close", () => resolve("")));
  process.stderr.write(question);
  try {
    return await Promise.race([lines.question(""), closed]);
  } finally {
    lines.close();
    process.stderr.write("\n");
  }
}
