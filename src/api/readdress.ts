export interface NewAddress {
  readonly url: string;
  readonly headers?: Headers;
}

/**
 * The same request with another URL. The body stays with the original request: `new Request(url, request)` would
 * start to read it, so the host could not drain a refused body and would close the connection instead.
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
