/** An MLflow server's address and credentials. None of them appears in a log or an answer. */
export interface MlflowAddress {
  readonly uri: string;
  readonly username?: string | undefined;
  readonly password?: string | undefined;
  /** Wins over the password. */
  readonly token?: string | undefined;
}

const MAX_TEXT_LENGTH = 200;
/** Shorter words stand in too many other words to be replaced. */
const MIN_SECRET_LENGTH = 3;

/** The address without a slash at its end. */
export function baseOf({ uri }: MlflowAddress): string {
  const url = new URL(uri);
  url.username = "";
  url.password = "";
  url.search = "";
  url.hash = "";
  return url.href.replace(/(?<!\/)\/+$/, "");
}

export function authorizationOf(address: MlflowAddress): Record<string, string> {
  const { username, password, token } = withCredentialsOfUri(address);
  if (token) return { authorization: `Bearer ${token}` };
  if (!username) return {};
  return { authorization: `Basic ${Buffer.from(`${username}:${password ?? ""}`).toString("base64")}` };
}

/** MLflow's own client accepts `http://user:password@host` too; the variables win over it. */
function withCredentialsOfUri(address: MlflowAddress): MlflowAddress {
  const { username, password } = new URL(address.uri);
  if (address.username || !username) return address;
  return { ...address, username: decodeURIComponent(username), password: decodeURIComponent(password) };
}

/** A text of the server without addresses and credentials, short enough for a log and a page. */
export function redact(text: string, address: MlflowAddress): string {
  const { host, hostname } = new URL(address.uri);
  const { username, password, token } = withCredentialsOfUri(address);
  const [, credentials] = (authorizationOf(address).authorization ?? "").split(" ");
  // A server may repeat them as they were sent, or as a part of an address.
  const secrets = [credentials, token, password, username, host, hostname]
    .flatMap((secret) => (secret ? [secret, encodeURIComponent(secret)] : []))
    .filter((secret) => secret.length >= MIN_SECRET_LENGTH)
    .sort((a, b) => b.length - a.length);
  const withoutAddresses = text.replaceAll(/[a-z][a-z0-9+.-]{1,20}:\/\/[^\s"'<>]*/gi, "…");
  const redacted = secrets.reduce((result, secret) => result.replaceAll(secret, "…"), withoutAddresses);
  return redacted.slice(0, MAX_TEXT_LENGTH);
}
