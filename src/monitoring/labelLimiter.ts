/** More values than the program has routes, kinds or codes; what comes beyond is a mistake, or an attack. */
const MAX_VALUES = 200;

/** The first two hundred values of a label as they are, all further ones as `other`: metrics do not grow with use. */
export function createLabelLimiter(): (value: string) => string {
  const known = new Set<string>();
  return (value) => {
    if (known.has(value)) return value;
    if (known.size >= MAX_VALUES) return "other";
    known.add(value);
    return value;
  };
}
