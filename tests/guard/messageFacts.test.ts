/**
 * Every error whose message contains a value must be created with that value, so that no message has an empty
 * placeholder.
 */
import { join } from "node:path";
import type { Node } from "oxc-parser";
import { expect, test } from "vitest";
import { lineAt, parseSource, readSourceFiles, type SourceFile, walkSyntax } from "../../scripts/check/sourceFiles.ts";
import { en } from "../../src/messages/en.ts";

const ROOT = join(import.meta.dirname, "../..");
/** Keys of an error's facts that fill `{fact}` in messages. */
const FACT_KEYS = ["fact", "provider", "finding", "limitBytes", "retryAfterSeconds"];
/** Error classes whose first argument is a code and whose second is the fact, or an object that contains it. */
const CODED = /(?:Problem|Error|Refused|Requests|TooLarge|Invalid|Http|Accounts)$/;

const CODES_WITH_FACT = new Set(
  Object.entries(en)
    .filter(([, text]) => text.includes("{fact}"))
    .map(([code]) => code),
);

/** Errors that are created without the value that their message needs. */
function creationsWithoutFact({ path, text, program }: SourceFile): string[] {
  const found: string[] = [];
  walkSyntax(program, (node) => {
    const isCreated =
      node.type === "NewExpression" && node.callee.type === "Identifier" && CODED.test(node.callee.name);
    if (!isCreated && !(node.type === "CallExpression" && node.callee.type === "Super")) return;
    const [code, ...facts] = node.arguments.slice(0, 2);
    const codes = codesIn(code).filter((one) => CODES_WITH_FACT.has(one));
    if (codes.length > 0 && !facts.some(isFact)) found.push(`${path}:${lineAt(text, node.start)} ${codes.join(", ")}`);
  });
  return found;
}

/** Both codes of `isLate ? "too_late" : "too_early"`. */
function codesIn(node: Node | undefined): string[] {
  const codes: string[] = [];
  if (node)
    walkSyntax(node, (one) => {
      if (one.type === "Literal" && typeof one.value === "string") codes.push(one.value);
    });
  return codes;
}

function isFact(node: Node): boolean {
  if (node.type === "Identifier") return node.name !== "undefined";
  if (node.type !== "ObjectExpression") return node.type !== "Literal" || node.value !== "";
  return node.properties.some(
    (property) =>
      property.type === "SpreadElement" ||
      (property.key.type === "Identifier" && FACT_KEYS.includes(property.key.name)),
  );
}

test("every error whose text names something is created with that name", () => {
  const files = readSourceFiles(ROOT, ["src", "electron"]);
  expect(CODES_WITH_FACT.size).toBeGreaterThan(30);
  expect(files.flatMap(creationsWithoutFact)).toEqual([]);
});

test("the guard finds an error that is created without one, also behind a condition", () => {
  const source = `
    throw new UploadError("file_name_invalid");
    throw new UploadError(isCut ? "upload_aborted" : "file_name_invalid");
    throw new CodedError("picture_refused", {});
    throw new ApiError("file_name_invalid", name);
    throw new BodyTooLarge("body_too_large", { limitBytes });
    throw new ApiError("no_session");
    class Damaged extends CodedError { constructor(message) { super("model_damaged", {}, { message }); } }`;
  expect(creationsWithoutFact(parseSource("src/made.ts", source))).toEqual([
    "src/made.ts:2 file_name_invalid",
    "src/made.ts:3 file_name_invalid",
    "src/made.ts:4 picture_refused",
    "src/made.ts:8 model_damaged",
  ]);
});
