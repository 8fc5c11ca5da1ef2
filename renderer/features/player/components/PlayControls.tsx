import { Play } from "lucide-react";
import { useEffect, useState } from "react";
import { useLocation, useNavigate } from "react-router";
import type { FilmDetail } from "../../../../src/contract/index.ts";
import { RESOLUTIONS } from "../../../../src/contract/resolutions.ts";
import { Button } from "../../../components/Button.tsx";
import { fileNameOf } from "../../../components/filePaths.ts";
import { Select } from "../../../components/Select.tsx";
import { useTranslations } from "../../../i18n/index.ts";
import { isPlayAsked } from "../../../navigation/playFilm.ts";
import { useDesktopFile } from "../hooks/useDesktopFile.ts";
import type { PlayableVersion, PlayableVersions } from "../hooks/usePlayableVersions.ts";
import { PlayerDialog } from "./PlayerDialog.tsx";

type PlayControlsProps = { readonly film: FilmDetail; readonly playable: PlayableVersions };

/** Buttons to play here or in the external player, and a version menu. Renders nothing without an available file. */
export function PlayControls({ film, playable }: PlayControlsProps) {
  const t = useTranslations("player");
  const tFilm = useTranslations("film");
  const [isOpen, open] = useState(false);
  const desk = useDesktopFile();
  const labelOf = useVersionLabel();
  const { version, versions, support, choose } = playable;
  useAskedPlayback(version !== null && version !== undefined, () => {
    if (desk && version) desk.play(version.files[0].id);
    else open(true);
  });
  if (!version) return null;
  const [first] = version.files;
  const canShow = !version.announcement?.picture;
  const options = labelled(versions, labelOf);
  return (
    <div className="flex flex-wrap items-center gap-2">
      {desk && (
        <Button variant="primary" onClick={() => desk.play(first.id)}>
          <Play aria-hidden className="size-5 fill-current" />
          {tFilm("play")}
        </Button>
      )}
      {canShow && (
        <Button variant={desk ? "quiet" : "primary"} onClick={() => open(true)}>
          <Play aria-hidden className={`size-5 ${desk ? "" : "fill-current"}`} />
          {t("playHere")}
        </Button>
      )}
      {!canShow && (
        <Button variant="plain" onClick={() => open(true)}>
          {t("tryAnyway")}
        </Button>
      )}
      {options.length > 1 && <Select label={t("version")} value={version.key} options={options} onChange={choose} />}
      {isOpen && <PlayerDialog film={film} version={version} support={support} onClose={() => open(false)} />}
    </div>
  );
}

/** Plays once where a card's play button led here; going back or reloading does not play again. */
function useAskedPlayback(isPlayable: boolean, play: () => void): void {
  const { pathname, search, state } = useLocation();
  const navigate = useNavigate();
  const isAsked = isPlayable && isPlayAsked(state);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only the question starts the film.
  useEffect(() => {
    if (!isAsked) return;
    void navigate(pathname + search, { replace: true, state: null });
    play();
  }, [isAsked]);
}

/** Version labels. Versions with the same label get their file name as well. */
function labelled(versions: readonly PlayableVersion[], labelOf: (version: PlayableVersion) => string) {
  const labels = versions.map(labelOf);
  return versions.map(({ key, files: [first] }, index) => {
    const label = labels[index] ?? "";
    const isUnique = label !== "" && labels.filter((other) => other === label).length === 1;
    return { value: key, label: isUnique ? label : [label, fileNameOf(first.path)].filter(Boolean).join(" · ") };
  });
}

function useVersionLabel(): (version: PlayableVersion) => string {
  const t = useTranslations("player");
  const tFilm = useTranslations("film");
  return ({ files, announcement }) => {
    const [first] = files;
    const part = first.part ?? 1;
    const width = first.width ?? 0;
    const resolution = RESOLUTIONS.find(({ widthFrom }) => width >= widthFrom)?.name;
    const facts = [
      first.edition,
      resolution,
      first.hdr,
      files.length > 1 ? t("parts", { number: files.length }) : part > 1 ? tFilm("part", { number: part }) : null,
      announcement?.picture ? t("notHere") : null,
    ];
    return facts.filter(Boolean).join(" · ");
  };
}
