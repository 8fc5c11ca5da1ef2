/** How much time the person has for a film tonight, remembered by this browser. */
export const AVAILABLE_MINUTES = [60, 80, 90, 100, 120, 150, 180] as const;

const STORAGE_KEY = "filmotheque:available-minutes";
const USUAL_MINUTES = 120;

/** Whole minutes; one of `AVAILABLE_MINUTES`. */
export function availableMinutes(): number {
  const saved = Number(localStorage.getItem(STORAGE_KEY));
  return AVAILABLE_MINUTES.find((minutes) => minutes === saved) ?? USUAL_MINUTES;
}

export function saveAvailableMinutes(minutes: number): void {
  localStorage.setItem(STORAGE_KEY, String(minutes));
}
