import { CodedError } from "../errors/index.ts";

export type AccountProblemCode =
  | "already_set_up"
  | "wrong_credentials"
  | "too_many_attempts"
  | "weak_password"
  | "user_exists"
  | "display_name_exists"
  | "unknown_user"
  | "unknown_session"
  | "wrong_password"
  | "wrong_pin"
  | "no_pin"
  | "last_owner"
  | "owner_unlimited"
  | "first_is_owner";

/** What a person did that cannot be granted. `retryAfterSeconds` comes with `too_many_attempts` alone. */
export class AccountProblem extends CodedError<AccountProblemCode, { readonly retryAfterSeconds?: number }> {
  override readonly name = "AccountProblem";
}
