import { createReadStream } from "node:fs";
import { createInterface } from "node:readline/promises";
import { Writable } from "node:stream";
import type { Language } from "../contract/index.ts";
import { CodedError, errorCode } from "../errors/index.ts";
import { translate } from "../messages/index.ts";

/** A password that nobody gave, or that was typed differently the second time. */
export class PasswordNotRead extends CodedError<
  "password_missing" | "passwords_differ" | "password_file_unreadable",
  { readonly fact?: string }
> {
  override readonly name = "PasswordNotRead";
}

/** Longer than any password may be; what follows is not read. */
const MAX_BYTES = 16 * 1024;

/**
 * A password from a file, from a prompt that does not show it, or from standard input: never from the command line,
 * which every program of the machine can see. Of a file or standard input, its first line.
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

/** What is typed is not echoed; Ctrl+C leaves without a password. */
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
