/** Whether the file holds what its own structure announces. `unknown` where the container announces nothing. */
export type Completeness =
  | { readonly kind: "complete" }
  | { readonly kind: "unknown" }
  | { readonly kind: "truncated"; readonly fact: string };

/** Up to `length` bytes from `offset`, fewer at the end of the file. */
export type ReadAt = (offset: number, length: number) => Buffer;
