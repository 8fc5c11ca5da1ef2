/** Reads single environment variables. An invalid value is an error that names the variable. */
import { CodedError } from "./errors/index.ts";

type Environment = NodeJS.ProcessEnv;

/** What a variable may hold. */
export type ExpectedValue =
  | { readonly kind: "number"; readonly most: number }
  | { readonly kind: "word"; readonly words: readonly string[] }
  | { readonly kind: "address"; readonly example: string }
  /** An address or network, except networks that contain nearly every address. */
  | { readonly kind: "network"; readonly example: string }
  | { readonly kind: "file"; readonly example: string };

/** A variable has an invalid value. */
export class ConfigInvalid extends CodedError<"config_invalid", ConfigFacts> {
  override readonly name = "ConfigInvalid";
  constructor(variable: string, value: string, expected: ExpectedValue) {
    const message = `${variable} is "${value}": it must be ${inEnglish(expected)}`;
    super("config_invalid", { variable, value, expected }, { message });
  }
}

interface ConfigFacts {
  readonly variable: string;
  readonly value: string;
  readonly expected: ExpectedValue;
}

function inEnglish(expected: ExpectedValue): string {
  switch (expected.kind) {
    case "number":
      return `a whole number from 0 to ${expected.most}`;
    case "word":
      return `one of ${expected.words.join(", ")}`;
    case "address":
      return `an address such as ${expected.example}`;
    case "network":
      return `the proxy's own address or network, such as ${expected.example}: all that it covers can pass for any client`;
    case "file":
      return `a file such as ${expected.example}`;
  }
}

/** Words separated by commas, in lower case. */
export function listIn(environment: Environment, name: string): string[] {
  return (environment[name] ?? "")
    .split(",")
    .map((word) => word.trim().toLowerCase())
    .filter((word) => word !== "");
}

/** @throws ConfigInvalid */
export function numberIn(
  environment: Environment,
  name: string,
  otherwise: number,
  most = Number.MAX_SAFE_INTEGER,
): number {
  const text = environment[name];
  if (!text) return otherwise;
  const number = Number(text);
  if (Number.isInteger(number) && number >= 0 && number <= most) return number;
  throw new ConfigInvalid(name, text, { kind: "number", most });
}

/** @throws ConfigInvalid */
export function wordIn<Word extends string>(
  environment: Environment,
  name: string,
  words: readonly Word[],
  otherwise: Word,
): Word {
  const text = environment[name];
  if (!text) return otherwise;
  const word = words.find((known) => known === text);
  if (word) return word;
  throw new ConfigInvalid(name, text, { kind: "word", words });
}

/** A base address without its last slash; it may hold `{lang}`. @throws ConfigInvalid */
export function addressIn(environment: Environment, name: string, otherwise: string): string {
  const text = environment[name] || otherwise;
  if (URL.canParse(text.replace("{lang}", "en"))) return text.replace(/(?<!\/)\/+$/, "");
  throw new ConfigInvalid(name, text, { kind: "address", example: otherwise });
}
