/** The texts of a fact, and the names of its objects: providers state either, one or several. */
export function textsIn(value: unknown): string[] {
  return [value].flat().flatMap((one: unknown) => {
    const text = typeof one === "object" && one !== null && "name" in one ? one.name : one;
    return typeof text === "string" && text !== "" ? [text] : [];
  });
}

/** The same for countries, which have a code, too. */
export function codesIn(value: unknown): string[] {
  return [value].flat().flatMap((one: unknown) => {
    const code = typeof one === "object" && one !== null && "code" in one ? one.code : null;
    return typeof code === "string" && code !== "" ? [code] : textsIn(one);
  });
}
