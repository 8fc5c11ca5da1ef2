/** ISO 8601, UTC. @param milliseconds since 1970 */
export function toInstant(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}
