/**
 * Who may come in (UC1). In: names and passwords. Out: sessions, which carry the proof of who asks. It never returns a
 * password or its hash, and an unknown name costs as much time as a wrong password.
 */
export { AccountProblem, type AccountProblemCode } from "./accountProblem.ts";
export { type Accounts, type AccountsParts, createAccounts } from "./createAccounts.ts";
export type { Login, LoginAttempt, NewUser } from "./login.ts";
export type { Session } from "./sessions.ts";
export type { KnownUser } from "./users.ts";
