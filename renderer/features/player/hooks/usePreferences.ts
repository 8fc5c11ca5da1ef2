import { useCallback, useState } from "react";
import { type PlayerPreferences, savedPreferences, savePreferences } from "../preferences.ts";

type Remember = (changes: Partial<PlayerPreferences>) => void;

/** The user's playback preferences on this device, and a function that changes and saves them. */
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
