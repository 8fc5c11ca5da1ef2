export type AccountProblemCode =
  | "already_set_up"
  | "wrong_credentials"
  | "too_many_attempts"
  | "weak_password"
  | "user_exists"
  | "unknown_user"
  | "wrong_password"
  | "last_owner";

/** What a person did that cannot be granted. `retryAfterSeconds` comes with `too_many_attempts` alone. */
export class AccountProblem extends Error {
  override readonly name = "AccountProblem";
  readonly code: AccountProblemCode;
  readonly facts: { readonly retryAfterSeconds?: number };
  constructor(code: AccountProblemCode, facts: AccountProblem["facts"] = {}) {
    super(code);
    this.code = code;
    this.facts = facts;
  }
}
