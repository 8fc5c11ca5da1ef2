/**
 * Who may come in (UC1). In: names and passwords. Out: sessions, which carry the proof of who asks. It never returns a
 * password or its hash, and an unknown name costs as much time as a wrong password.
 */
export { AccountProblem } from "./accountProblem.ts";
export { type Accounts, createAccounts } from "./createAccounts.ts";
export type { Login } from "./login.ts";
export type { ListedSession, Session } from "./sessions.ts";
