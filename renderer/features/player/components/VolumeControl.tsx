import { Volume1, Volume2, VolumeX } from "lucide-react";
import { useFormats } from "../../../i18n/format.ts";
import { useTranslations } from "../../../i18n/index.ts";
import { PlayerButton } from "./PlayerButton.tsx";
import type { PlayerShell } from "./shell.ts";

/** A mute button, with a volume slider where there is room. */
export function VolumeControl({ shell }: { readonly shell: PlayerShell }) {
  const t = useTranslations("player");
  const formats = useFormats();
  const { preferences, actions } = shell;
  const volume = preferences.isMuted ? 0 : preferences.volume;
  const icon = volume === 0 ? VolumeX : volume < 0.5 ? Volume1 : Volume2;
  return (
    <>
      <PlayerButton
        label={t(preferences.isMuted ? "unmute" : "mute")}
        keys="m"
        icon={icon}
        onPress={actions.toggleMuted}
      />
      <input
        type="range"
        aria-label={t("volume")}
        aria-valuetext={formats.percent(volume)}
        min={0}
        max={1}
        step={0.05}
        value={volume}
        className="player-range w-20 max-md:hidden"
        style={{ "--filled": `${volume * 100}%` }}
        onChange={(event) => actions.setVolume(Number(event.target.value))}
      />
    </>
  );
}
