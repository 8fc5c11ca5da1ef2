/** Login and first run. */
export const login = {
  welcome: "Welcome back",
  tagline: "Your films, identified and organised.",
  firstRun: "Welcome. Create the owner account",
  firstRunHint: "The account exists on this computer only. You can add other people later.",
  userId: "Name",
  password: "Password",
  language: "Language",
  create: "Create library",
  creating: "Creating…",
  logIn: "Log in",
  loggingIn: "Logging in…",
  passwordHint: "At least 8 characters.",
  showPassword: "Show password",
  sessionLost:
    "You were logged out because the saved login cannot be read: the system’s keyring was reset or is not running, or the file is damaged. Log in again; nothing else is lost.",
  hidePassword: "Hide password",
};
