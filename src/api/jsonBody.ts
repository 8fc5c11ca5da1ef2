/**
 * Whether a request's body, where it has one, says of itself that it is JSON. What a page of another origin may send
 * without asking first (forms, plain text) is none, and neither is a file.
 */
export function hasAcceptableContentType({ method, headers }: Request): boolean {
  if (method === "GET" || method === "HEAD") return true;
  const type = headers.get("content-type")?.split(";", 1)[0]?.trim().toLowerCase();
  return (type === undefined || type === "application/json") && !headers.has("content-disposition");
}
