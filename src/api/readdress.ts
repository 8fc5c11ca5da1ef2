export interface NewAddress {
  readonly url: string;
  readonly headers?: Headers;
}

/**
 * The same request under another address. Its body stays with the original: `new Request(url, request)` would begin to
 * read it, and the host could no longer read past a body that is refused, so it would close the connection instead.
 */
export function readdress(request: Request, { url, headers = request.headers }: NewAddress): Request {
  return new Proxy(request, {
    get(target, key) {
      if (key === "url") return url;
      if (key === "headers") return headers;
      const value: unknown = Reflect.get(target, key, target);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
}
