/** Where the bytes of an answer belong, and how many the whole file has; null where the answer does not say. */
export interface BodyRange {
  readonly from: number;
  readonly total: number | null;
}

/** Reads `Content-Range` of a 206, and `Content-Length` of a 200. */
export function rangeOf(response: Response): BodyRange {
  // Unpacked on arrival, the body has another length than the one announced.
  if (response.headers.has("content-encoding")) return { from: 0, total: null };
  if (response.status !== 206) return { from: 0, total: numberOf(response.headers.get("content-length")) };
  const [, from, total] = /^bytes (\d+)-\d+\/(\d+|\*)$/.exec(response.headers.get("content-range") ?? "") ?? [];
  return { from: from === undefined ? Number.NaN : Number(from), total: numberOf(total) };
}

/** What `If-Range` accepts: a strong ETag, else the date of the last change. */
export function versionOf(response: Response): string | null {
  if (response.headers.has("content-encoding")) return null;
  const etag = response.headers.get("etag");
  return etag && !etag.startsWith("W/") ? etag : response.headers.get("last-modified");
}

function numberOf(text: string | null | undefined): number | null {
  return text && /^\d+$/.test(text) ? Number(text) : null;
}
