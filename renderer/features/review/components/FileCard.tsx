import { FileVideo } from "lucide-react";
import type { RefObject } from "react";
import type { FileRow } from "../../../../src/contract/index.ts";
import { ArtworkImage } from "../../../components/ArtworkImage.tsx";
import { fileNameOf, parentFolderOf } from "../../../components/filePaths.ts";
import { useFormats } from "../../../i18n/format.ts";
import { useTranslations } from "../../../i18n/index.ts";
import { type NamePart, namePartsOf } from "../nameParts.ts";

const ROLES: Record<NamePart["role"], string> = {
  title: "text-accent-text font-semibold",
  year: "text-good font-semibold",
  noise: "text-quiet",
};

const LEGEND = [
  { role: "title", label: "partTitle" },
  { role: "year", label: "partYear" },
  { role: "noise", label: "partNoise" },
] as const;

type FileCardProps = {
  file: FileRow;
  parsed: { title: string; year: number | null } | null;
  headingRef: RefObject<HTMLHeadingElement | null>;
};

export function FileCard({ file, parsed, headingRef }: FileCardProps) {
  const t = useTranslations("review");
  const formats = useFormats();
  const name = fileNameOf(file.path);
  const parts: NamePart[] = parsed ? namePartsOf(name, parsed) : [{ text: name, role: "noise" }];
  const facts: [string, string][] = [
    [t("duration"), file.durationSeconds === null ? "–" : formats.duration(file.durationSeconds)],
    [t("size"), formats.size(file.sizeBytes)],
    [t("folder"), parentFolderOf(file.path)],
  ];

  return (
    <section aria-label={t("file")} className="card self-start overflow-hidden">
      <div className="relative flex aspect-video items-center justify-center bg-raised">
        <FileVideo aria-hidden className="size-12 text-line-strong" strokeWidth={1.2} />
        {file.still && <ArtworkImage image={{ url: file.still, placeholder: null }} alt={t("still")} eager />}
      </div>
      <div className="p-4">
        <h2 ref={headingRef} tabIndex={-1} className="leading-snug break-words outline-none">
          {parts.map((part, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one name never move.
            <span key={index} className={ROLES[part.role]}>
              {part.text}
            </span>
          ))}
        </h2>
        <p aria-hidden className="mt-2 flex flex-wrap gap-3 text-xs">
          {LEGEND.filter(({ role }) => parts.some((part) => part.role === role)).map(({ role, label }) => (
            <span key={role} className={ROLES[role]}>
              {t(label)}
            </span>
          ))}
        </p>
        <dl className="mt-4 space-y-1 text-sm">
          {facts.map(([label, value]) => (
            <div key={label} className="flex gap-3">
              <dt className="w-16 shrink-0 text-quiet">{label}</dt>
              <dd className="min-w-0 break-words">{value}</dd>
            </div>
          ))}
        </dl>
      </div>
    </section>
  );
}
