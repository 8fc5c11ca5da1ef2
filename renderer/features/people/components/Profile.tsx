import { ExternalLink } from "lucide-react";
import { useState } from "react";
import type { PersonProfile } from "../../../../src/contract/index.ts";
import { Button } from "../../../components/Button.tsx";
import { Portrait } from "../../../components/Portrait.tsx";
import { useFormats } from "../../../i18n/format.ts";
import { useTermTranslation, useTranslations } from "../../../i18n/index.ts";

type ProfileProps = {
  person: { readonly name: string; readonly portrait: string | null };
  /** Null: no provider could be asked. */
  profile: PersonProfile | null;
};

/** Portrait, dates and biography. Nothing is shown where nothing is known. */
export function Profile({ person, profile }: ProfileProps) {
  const isKnown = profile?.biography || profile?.birthday || profile?.deathday;
  if (!isKnown && !person.portrait) return null;
  return (
    <div className="mb-8 flex gap-6 max-sm:flex-col">
      <Portrait person={person} className="size-32 text-3xl" />
      {profile && (
        <div className="min-w-0 space-y-3">
          <Life profile={profile} />
          {profile.biography && <Biography biography={profile.biography} />}
          <Links profile={profile} />
        </div>
      )}
    </div>
  );
}

function Life({ profile: { birthday, deathday, placeOfBirth } }: { profile: PersonProfile }) {
  const t = useTranslations("people");
  const formats = useFormats();
  const born = birthday && placeOfBirth ? t("bornIn", { date: formats.day(birthday), place: placeOfBirth }) : null;
  const dates = [
    { title: t("born"), value: born ?? (birthday ? formats.day(birthday) : placeOfBirth) },
    { title: t("died"), value: deathday && formats.day(deathday) },
  ].filter(({ value }) => value !== null);
  if (dates.length === 0) return null;
  return (
    <dl className="flex flex-wrap gap-x-8 gap-y-1">
      {dates.map(({ title, value }) => (
        <div key={title}>
          <dt className="text-sm text-quiet">{title}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Longer texts are cut until they are opened. */
const LONG = 400;

function Biography({ biography }: { biography: NonNullable<PersonProfile["biography"]> }) {
  const t = useTranslations("people");
  const providerName = useTermTranslation("providers");
  const [isWhole, setWhole] = useState(false);
  const { text, language, source, url } = biography;
  return (
    <section aria-label={t("biography")}>
      <p lang={language} className={`max-w-prose whitespace-pre-line ${isWhole ? "" : "line-clamp-5"}`}>
        {text}
      </p>
      <p className="mt-1 flex flex-wrap items-center gap-x-3 text-sm text-quiet">
        {text.length > LONG && (
          <Button size="small" variant="plain" aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
            {t(isWhole ? "lessBiography" : "moreBiography")}
          </Button>
        )}
        {url ? <OutsideLink url={url} name={t("fromWikipedia")} /> : providerName(source)}
      </p>
    </section>
  );
}

function Links({ profile: { links } }: { profile: PersonProfile }) {
  const providerName = useTermTranslation("providers");
  if (links.length === 0) return null;
  return (
    <ul className="flex flex-wrap gap-x-5 text-sm">
      {links.map(({ site, url }) => (
        <li key={site}>
          <OutsideLink url={url} name={providerName(site)} />
        </li>
      ))}
    </ul>
  );
}

function OutsideLink({ url, name }: { url: string; name: string }) {
  return (
    <a
      href={url}
      target="_blank"
      rel="noreferrer"
      className="inline-flex min-h-8 items-center gap-1.5 rounded text-accent-text underline underline-offset-4"
    >
      {name}
      <ExternalLink aria-hidden className="size-3.5" />
    </a>
  );
}
