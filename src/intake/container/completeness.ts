/** Whether the file has all that its headers announce. `unknown` where they announce nothing. */
export type Completeness =
  | { readonly kind: "complete" }
  | { readonly kind: "unknown" }
  | { readonly kind: "truncated"; readonly fact: string };

/** Up to `length` bytes from `offset`, fewer at the end of the file. */
export type ReadAt = (offset: number, length: number) => Buffer;
