import { Check } from "lucide-react";
import { useId, useState } from "react";
import type { ArtworkKind, FilmDetail, OfferedImageAnswer } from "../../../../src/contract/index.ts";
import { ArtworkImage } from "../../../components/ArtworkImage.tsx";
import { Button } from "../../../components/Button.tsx";
import { ProblemNote } from "../../../components/ProblemNote.tsx";
import { Select } from "../../../components/Select.tsx";
import { useFormats } from "../../../i18n/format.ts";
import { useTranslations } from "../../../i18n/index.ts";
import type { ChooseArtwork } from "../hooks/useChooseArtwork.ts";
import { type ImageLanguage, type ImageOrder, useOfferedImages } from "../hooks/useOfferedImages.ts";
import { ImageGrid, ImageTile } from "./ImageGrid.tsx";

type OfferedImagesProps = { film: FilmDetail; kind: ArtworkKind; artwork: ChooseArtwork };

/** The images of the provider, by language and size. */
export function OfferedImages({ film, kind, artwork }: OfferedImagesProps) {
  const t = useTranslations("artwork");
  const formats = useFormats();
  const id = useId();
  const [language, setLanguage] = useState<ImageLanguage>("all");
  const [order, setOrder] = useState<ImageOrder>("votes");
  const query = useOfferedImages(film.id, kind, language, order);
  const [first] = query.data?.pages ?? [];
  const images = query.data?.pages.flatMap(({ items }) => items) ?? [];

  const nameOf = (code: string | null) => (code === null ? t("withoutText") : formats.languageLabel(code));
  const languages = [
    { value: "all", label: t("allLanguages") },
    ...(first?.languages ?? []).map(({ language: code, count }) => ({
      value: code ?? "none",
      label: `${nameOf(code)} (${formats.number(count)})`,
    })),
  ];

  return (
    <section aria-labelledby={id}>
      <div className="mb-3 flex flex-wrap items-center justify-between gap-3">
        <h3 id={id} className="font-semibold">
          {t("fromProvider")}
        </h3>
        {(first?.languages.length ?? 0) > 0 && (
          <div className="flex flex-wrap gap-2">
            <Select label={t("language")} value={language} options={languages} onChange={setLanguage} />
            <Select
              label={t("order")}
              value={order}
              options={[
                { value: "votes", label: t("byVotes") },
                { value: "size", label: t("bySize") },
              ]}
              onChange={setOrder}
            />
          </div>
        )}
      </div>
      {query.isError && <ProblemNote error={query.error} onRetry={() => void query.refetch()} />}
      {first && !first.isComplete && <p className="mb-3 text-sm text-quiet">{t("incomplete")}</p>}
      {first && images.length === 0 && <p className="text-sm text-quiet">{t("noneOffered")}</p>}
      <ImageGrid kind={kind} isLoading={query.isPending}>
        {images.map((image) => (
          <ImageTile
            key={image.path}
            kind={kind}
            label={labelOf(image)}
            isCurrent={image.isCurrent}
            isDisabled={artwork.isBusy}
            note={[nameOf(image.language), `${image.width} × ${image.height}`].join(" · ")}
            onChoose={() => artwork.choose({ from: "provider", path: image.path })}
          >
            {kind === "logo" ? (
              <img src={image.preview} alt="" loading="lazy" className="size-full object-contain" />
            ) : (
              <ArtworkImage image={{ url: image.preview, placeholder: null }} />
            )}
            {image.isCurrent && (
              <span className="absolute top-2 right-2 flex size-6 items-center justify-center rounded-full bg-accent text-accent-ink">
                <Check aria-hidden className="size-4" />
              </span>
            )}
          </ImageTile>
        ))}
      </ImageGrid>
      {query.hasNextPage && (
        <Button className="mt-4" disabled={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t("more")}
        </Button>
      )}
    </section>
  );

  function labelOf({ language: code, width, height }: OfferedImageAnswer): string {
    return t("image", { language: nameOf(code), width: String(width), height: String(height) });
  }
}
