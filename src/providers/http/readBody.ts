export type BodyOutcome = { readonly kind: "whole"; readonly bytes: Uint8Array } | { readonly kind: "too_large" };

/**
 * Reads a body to its end, or stops at the limit, whatever `Content-Length` says: an endless body costs `maxBytes`.
 * The limit counts decompressed bytes. A broken connection throws what the network layer throws.
 */
export async function readBody(response: Response, maxBytes: number): Promise<BodyOutcome> {
  if (response.body === null) return { kind: "whole", bytes: new Uint8Array() };
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = response.body.getReader();
  try {
    while (true) {
      const { done, value } = await reader.read();
      if (done) return { kind: "whole", bytes: join(chunks, size) };
      size += value.byteLength;
      if (size > maxBytes) return { kind: "too_large" };
      chunks.push(value);
    }
  } finally {
    // Closes the connection of a body that is too long; at the end of a body it does nothing.
    await reader.cancel().catch(ignoreAlreadyBroken);
  }
}

function join(chunks: readonly Uint8Array[], size: number): Uint8Array {
  const whole = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.byteLength;
  }
  return whole;
}

/** `read()` has thrown the failure to the caller already. */
function ignoreAlreadyBroken(): void {
  return;
}
