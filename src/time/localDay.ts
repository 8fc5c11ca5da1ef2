/** The day of a moment in the time zone of this machine, `YYYY-MM-DD`. @param at milliseconds since 1970 */
export function localDay(at: number): string {
  const date = new Date(at);
  const [month, day] = [date.getMonth() + 1, date.getDate()].map((part) => String(part).padStart(2, "0"));
  return `${String(date.getFullYear()).padStart(4, "0")}-${month}-${day}`;
}
