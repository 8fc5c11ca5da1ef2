/** The texts of one namespace in another language: each key of the English ones, and no other. */
export type Translated<English> = { readonly [Key in keyof English]: string };

/** The same of several namespaces. */
export type TranslatedBundle<English> = { readonly [Namespace in keyof English]: Translated<English[Namespace]> };
