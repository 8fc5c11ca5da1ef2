/**
 * The user agent holds the program's name. A header value is a byte string (Fetch, "header value"), so the accent of
 * *Filmothèque* makes every request of the private scheme fail (electron/electron#53550).
 */
export function asciiUserAgent(userAgent: string): string {
  return userAgent.normalize("NFD").replace(/[^\x20-\x7e]+/g, "");
}
