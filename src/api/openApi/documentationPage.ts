import type { OpenAPI } from "@orpc/contract";

/** A page without scripts: readable with the strictest content security policy. */
export function documentationPage({ paths = {} }: OpenAPI.Document, version: string): Response {
  const rows = Object.entries(paths)
    .sort(([first], [second]) => first.localeCompare(second))
    .flatMap(([path, methods]) =>
      Object.entries(methods ?? {}).map(([method, operation]) => rowOf(method, path, summaryOf(operation))),
    );
  const page = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Filmothèque API</title></head><body>
<h1>Filmothèque API ${escapeHtml(version)}</h1><p>The whole description: <a href="/api/openapi.json">openapi.json</a></p>
<table><thead><tr><th>Method</th><th>Path</th><th>What it does</th></tr></thead><tbody>${rows.join("\n")}</tbody></table></body></html>`;
  return new Response(page, { headers: { "content-type": "text/html; charset=utf-8" } });
}

function rowOf(method: string, path: string, summary: string): string {
  return `<tr><td><code>${method.toUpperCase()}</code></td><td><code>${escapeHtml(path)}</code></td><td>${escapeHtml(summary)}</td></tr>`;
}

function summaryOf(operation: unknown): string {
  const summary = typeof operation === "object" && operation !== null && "summary" in operation && operation.summary;
  return typeof summary === "string" ? summary : "";
}

function escapeHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
