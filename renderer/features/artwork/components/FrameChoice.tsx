import { Shuffle } from "lucide-react";
import { useId, useState } from "react";
import type { ArtworkKind, FilmDetail } from "../../../../src/contract/index.ts";
import { ArtworkImage } from "../../../components/ArtworkImage.tsx";
import { Button } from "../../../components/Button.tsx";
import { useFormats } from "../../../i18n/format.ts";
import { useTranslations } from "../../../i18n/index.ts";
import { frameMoments } from "../frameMoments.ts";
import type { ChooseArtwork } from "../hooks/useChooseArtwork.ts";
import { ImageGrid, ImageTile } from "./ImageGrid.tsx";

/** States in which the file cannot be read. */
const TROUBLES: readonly string[] = ["missing", "offline", "failed", "arriving"];

type FrameChoiceProps = { film: FilmDetail; kind: ArtworkKind; artwork: ChooseArtwork };

/** Frames of the film at several moments. They are extracted when a person asks for them. */
export function FrameChoice({ film, kind, artwork }: FrameChoiceProps) {
  const t = useTranslations("artwork");
  const formats = useFormats();
  const id = useId();
  /** 0: not asked for yet. */
  const [round, setRound] = useState(0);
  const file = film.files.find(({ state, durationSeconds }) => durationSeconds && !TROUBLES.includes(state));
  if (!file?.durationSeconds) return null;
  const moments = round === 0 ? [] : frameMoments(file.durationSeconds, round);

  return (
    <section aria-labelledby={id}>
      <div className="mb-3 flex flex-wrap items-center justify-between gap-3">
        <h3 id={id} className="font-semibold">
          {t("frames")}
        </h3>
        <Button size="small" onClick={() => setRound(round + 1)}>
          {round > 0 && <Shuffle aria-hidden className="size-4" />}
          {t(round === 0 ? "showFrames" : "otherFrames")}
        </Button>
      </div>
      <ImageGrid kind={kind} isLoading={false}>
        {moments.map((seconds) => (
          <ImageTile
            key={seconds}
            kind={kind}
            label={t("frameAt", { time: formats.duration(seconds) })}
            note={formats.duration(seconds)}
            isDisabled={artwork.isBusy}
            onChoose={() => artwork.choose({ from: "frame", fileId: file.id, seconds })}
          >
            <ArtworkImage
              image={{ url: `/api/files/${file.id}/frame?seconds=${seconds}`, placeholder: null }}
              fallback={<span className="p-3 text-xs text-quiet">{t("noFrame")}</span>}
            />
          </ImageTile>
        ))}
      </ImageGrid>
    </section>
  );
}
