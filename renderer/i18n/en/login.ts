/** Login and first run. */
export const login = {
  welcome: "Welcome back",
  tagline: "Your films, found, named and shown.",
  firstRun: "Welcome. Who is this library’s owner?",
  firstRunHint: "The account lives on this machine only. Others of the household can be added later.",
  userId: "Name",
  password: "Password",
  language: "Language",
  create: "Create the library",
  creating: "Creating…",
  logIn: "Log in",
  loggingIn: "Logging in…",
  passwordHint: "At least 8 characters.",
  showPassword: "Show the password",
  sessionLost:
    "You were logged out because the saved login cannot be read: the system’s keyring was reset or is not running, or the file is damaged. Log in again; nothing else is lost.",
  hidePassword: "Hide the password",
};
