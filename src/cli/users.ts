import { type Command, Option } from "commander";
import { type Accounts, createAccounts } from "../accounts/index.ts";
import { type Language, newUser, type User } from "../contract/index.ts";
import { CodedError, errorCode, factsOf } from "../errors/index.ts";
import { isMessageKey, translate } from "../messages/index.ts";
import { markHasAccounts } from "../store/index.ts";
import { linesOf, writeError } from "../terminal/index.ts";
import type { JsonOption } from "./arguments.ts";
import { configOf, print } from "./configOf.ts";
import { explainFailure } from "./explainFailure.ts";
import { readPassword } from "./readPassword.ts";
import { withLibraryStore } from "./withLibraryStore.ts";

interface PasswordOption extends JsonOption {
  readonly passwordFile?: string;
}

interface NewUserOptions extends PasswordOption {
  readonly role?: User["role"];
  readonly name?: string;
  readonly language?: Language;
}

/** Manages accounts from the command line: sets up a server without a browser, or replaces a forgotten password. */
export function addUserCommands(program: Command): void {
  const users = program.command("users").description("the household: add, list, reset a password");

  withPassword(users.command("add"))
    .description("add an account; the first one is the owner’s")
    .argument("<user>", "the name to log in with")
    .addOption(new Option("--role <role>", "by default owner for the first account, then member").choices(ROLES))
    .option("--name <name>", "the name that is shown")
    .addOption(new Option("--language <language>", "of the interface").choices(["en", "fr"]))
    .action((userId: string, options: NewUserOptions, command: Command) =>
      withAccounts(command, (accounts, language) => add(accounts, userId, options, language)),
    );

  users
    .command("list")
    .description("list the accounts")
    .option("--json", "one JSON document")
    .action(({ json }: JsonOption, command: Command) =>
      withAccounts(command, async (accounts, language) => {
        const users = accounts.listUsers();
        print(
          json,
          { items: users.map(describe) },
          users.map((user) => lineOf(user, language)),
        );
      }),
    );

  withPassword(users.command("reset-password"))
    .description("give a user another password; all their sessions end")
    .argument("<user>", "the name they log in with")
    .action((userId: string, { json, passwordFile }: PasswordOption, command: Command) =>
      withAccounts(command, async (accounts, language) => {
        const user = await accounts.resetPassword(userId, await readPassword(passwordFile, language));
        print(json, describe(user), [translate(language, "user_password_reset", { user: user.userId })]);
      }),
    );
}

const ROLES = ["owner", "member"] satisfies User["role"][];

function withPassword(command: Command): Command {
  return command
    .option("--password-file <file>", "its first line is the password; otherwise a prompt, or standard input")
    .option("--json", "one JSON document");
}

async function add(
  accounts: Accounts,
  userId: string,
  { role, name, passwordFile, json, ...chosen }: NewUserOptions,
  language: Language,
): Promise<void> {
  const checked = newUser.omit({ password: true }).safeParse({ userId, displayName: name, language });
  if (!checked.success) throw new CodedError("user_name_invalid", { fact: userId });
  const password = await readPassword(passwordFile, language);
  const wanted = { ...checked.data, language: chosen.language ?? language, password };
  const added = await accounts.addUser(wanted, role ?? (accounts.setupNeeded() ? "owner" : "member"));
  print(json, describe(added), [translate(language, `user_added_${added.role}`, { user: added.userId })]);
}

/** Opens only the accounts and locks the library meanwhile. No thread starts and no request is sent. */
async function withAccounts(
  command: Command,
  work: (accounts: Accounts, language: Language) => Promise<void>,
): Promise<void> {
  const { dataFolder, language } = configOf(command);
  const onFirstAccount = () => markHasAccounts(dataFolder);
  try {
    await withLibraryStore(dataFolder, (store) =>
      work(createAccounts({ store, clock: Date, onFirstAccount }), language),
    );
  } catch (error) {
    writeError(...linesOf(explained(error, command, language)));
    process.exitCode = 1;
  }
}

function explained(error: unknown, command: Command, language: Language): string {
  const code = errorCode(error) ?? "";
  // Errors of opening the library come first: a lock, a disk, a database that cannot be opened.
  if (!isMessageKey(code)) return explainFailure(error, command);
  return translate(language, code, { fact: String(factsOf(error).fact ?? "") });
}

function describe({ userId, displayName, role, language }: User) {
  return { userId, displayName, role, language };
}

function lineOf({ userId, displayName, role }: User, language: Language): string {
  const shown = displayName === userId ? "" : ` (${displayName})`;
  return `${userId}${shown}  ${translate(language, `role_${role}`)}`;
}
