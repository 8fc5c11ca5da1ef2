import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Link } from "react-router";
import { api } from "../../api/client.ts";
import { buttonClass } from "../../components/Button.tsx";
import { Modal } from "../../components/Modal.tsx";
import { ProblemNote } from "../../components/ProblemNote.tsx";
import { Select } from "../../components/Select.tsx";
import { Skeleton } from "../../components/Skeleton.tsx";
import { useFormats } from "../../i18n/format.ts";
import { useLanguage, useTranslations } from "../../i18n/index.ts";
import { SubtitleOfferRow } from "./components/SubtitleOfferRow.tsx";

type FindSubtitlesModalProps = { fileId: number; originalLanguage: string | null; onClose: () => void };

/** Subtitles of the provider by language, to attach. Without an account it says where to enter one. */
export default function FindSubtitlesModal({ fileId, originalLanguage, onClose }: FindSubtitlesModalProps) {
  const t = useTranslations("subtitleSearch");
  const provider = useQuery(api.files.subtitleSearch.provider.queryOptions({ staleTime: 0 }));
  return (
    <Modal open onClose={onClose} title={t("title")} size="wide">
      {provider.isError && <ProblemNote error={provider.error} onRetry={() => void provider.refetch()} />}
      {provider.isPending && <Skeleton count={4} className="h-12" />}
      {provider.data?.isConfigured === false && (
        <>
          <p>{t("noAccount")}</p>
          <Link to="/settings" className={`${buttonClass("primary")} mt-5`}>
            {t("toSettings")}
          </Link>
        </>
      )}
      {provider.data?.isConfigured && <Offers fileId={fileId} originalLanguage={originalLanguage} />}
    </Modal>
  );
}

const ALL = "all";

function Offers({ fileId, originalLanguage }: Omit<FindSubtitlesModalProps, "onClose">) {
  const t = useTranslations("subtitleSearch");
  const formats = useFormats();
  const own = useLanguage();
  const [language, setLanguage] = useState<string>(own);
  const query = useQuery(
    api.files.subtitleSearch.find.queryOptions({
      input: { id: fileId, ...(language === ALL ? {} : { language: [language] }) },
      staleTime: Number.POSITIVE_INFINITY,
      gcTime: 0,
      retry: false,
      refetchOnWindowFocus: false,
    }),
  );
  const languages = [...new Set([own, "en", "fr", ...(originalLanguage ? [originalLanguage] : [])])];
  const options = [
    ...languages.map((value) => ({ value, label: formats.languageLabel(value) })),
    { value: ALL, label: t("allLanguages") },
  ];
  const groups = [...Map.groupBy(query.data?.items ?? [], (offer) => offer.language)];
  return (
    <>
      <div className="mb-4 flex flex-wrap items-center justify-between gap-3">
        <p className="text-sm text-quiet">{t("intro")}</p>
        <Select label={t("language")} value={language} options={options} onChange={setLanguage} />
      </div>
      {query.isError && <ProblemNote error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <Skeleton count={4} className="h-12" />}
      {query.data?.items.length === 0 && <p className="text-quiet">{t("none")}</p>}
      {groups.map(([name, offers]) => (
        <section key={name} aria-label={formats.languageLabel(name)} className="mb-5">
          <h3 className="mb-1 text-sm font-medium">{formats.languageLabel(name)}</h3>
          <ul>
            {offers.map((offer) => (
              <SubtitleOfferRow key={offer.id} fileId={fileId} offer={offer} />
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}
