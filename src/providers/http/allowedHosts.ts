const LANGUAGE_LABEL = "{lang}";

/**
 * Builds the check that restricts a client, redirects included, to the hosts of the configuration.
 * @param bases addresses such as `https://api.themoviedb.org/3` or `https://{lang}.wikipedia.org`; `{lang}` stands
 *   for one label of letters and hyphens
 * @returns whether an address has the scheme, host and port of one of the bases, and has no user or password
 */
export function allowHosts(bases: readonly string[]): (address: URL) => boolean {
  const rules = bases.map(readBase);
  return (address) => address.username === "" && address.password === "" && rules.some((rule) => rule(address));
}

function readBase(base: string): (address: URL) => boolean {
  // A test server can have `{lang}` in the path instead; only the host is compared.
  const parsed = new URL(base.replaceAll(LANGUAGE_LABEL, "lang-placeholder"));
  const [before, after] = parsed.hostname.split("lang-placeholder");
  if (before === undefined || after === undefined) return (address) => address.origin === parsed.origin;

  return (address) => {
    if (address.protocol !== parsed.protocol || address.port !== parsed.port) return false;
    const { hostname } = address;
    if (!hostname.startsWith(before) || !hostname.endsWith(after)) return false;
    const label = hostname.slice(before.length, hostname.length - after.length);
    return /^[a-z][a-z-]{0,30}$/.test(label);
  };
}
