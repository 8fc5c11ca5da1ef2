import { useCallback, useState } from "react";
import { type PlayerPreferences, savedPreferences, savePreferences } from "../preferences.ts";

type Remember = (changes: Partial<PlayerPreferences>) => void;

/** How this person plays films on this device, and what changes and keeps it. */
export function usePreferences(userId: string): readonly [PlayerPreferences, Remember] {
  const [preferences, setPreferences] = useState(() => savedPreferences(userId));
  const remember = useCallback<Remember>(
    (changes) =>
      setPreferences((before) => {
        const after = { ...before, ...changes };
        savePreferences(userId, after);
        return after;
      }),
    [userId],
  );
  return [preferences, remember];
}
