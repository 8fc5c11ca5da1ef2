/** The contract's routes that answer without a session; `/metrics` asks for itself where its caller stands. */
const OPEN_ROUTES: ReadonlySet<string> = new Set([
  "GET /api/health",
  "GET /api/setup",
  "POST /api/setup",
  "POST /api/sessions",
]);

/** Asked before anything of a request is read: a stranger's body costs nothing, and a handler cannot forget to ask. */
export function isOpenRoute({ method }: Request, pathname: string): boolean {
  return OPEN_ROUTES.has(`${method} ${pathname}`);
}
