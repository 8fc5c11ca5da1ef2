import { Switch } from "@base-ui/react/switch";
import { useId, useRef } from "react";
import type { Settings } from "../../../../src/contract/index.ts";
import { countryOf, LOCALES, languageOfLocale } from "../../../../src/contract/languages.ts";
import { Button } from "../../../components/Button.tsx";
import { Field } from "../../../components/Field.tsx";
import { formText, submitHandler } from "../../../components/formData.ts";
import { Select } from "../../../components/Select.tsx";
import { showToast } from "../../../components/toasts.ts";
import { useProblemMessage } from "../../../components/useProblemMessage.ts";
import { useTranslations } from "../../../i18n/index.ts";
import { LANGUAGES } from "../../../i18n/languages.ts";
import { useChangeSettings } from "../hooks/useSettings.ts";
import { Catalogues } from "./Catalogues.tsx";
import { Section } from "./Section.tsx";
import { SegmentedControl } from "./SegmentedControl.tsx";
import { SubtitleAccount } from "./SubtitleAccount.tsx";
import { TmdbKeyStatus } from "./TmdbKeyStatus.tsx";

type SourcesProps = { settings: Settings; isOwner: boolean };

export function Sources({ settings, isOwner }: SourcesProps) {
  const t = useTranslations("settings");
  return (
    <Section name="sources" title={t("sources")} hint={isOwner ? undefined : t("ownerOnly")}>
      <FilmLanguage settings={settings} isOwner={isOwner} />
      <OutboundRequestsSwitch settings={settings} isOwner={isOwner} />
      <div className="mt-5 border-t border-line pt-4">
        <h3 className="text-sm font-medium">{t("key")}</h3>
        <TmdbKeyStatus settings={settings} />
        {isOwner && settings.tmdbKey !== "environment" && (
          <KeyForm isKept={settings.tmdbKey === "stored" || settings.tmdbKeyUnreadable !== null} />
        )}
      </div>
      {isOwner && <SubtitleAccount />}
      <Catalogues isOwner={isOwner} />
    </Section>
  );
}

/** Language and country of titles, genres and texts of films. The interface has each person's own language. */
function FilmLanguage({ settings, isOwner }: SourcesProps) {
  const t = useTranslations("settings");
  const countries = new Intl.DisplayNames(document.documentElement.lang, { type: "region" });
  const change = useChangeSettings();
  return (
    <div className="mb-5 border-b border-line pb-4">
      <fieldset disabled={!isOwner} className="disabled:opacity-60">
        <SegmentedControl
          label={t("filmLanguage")}
          value={settings.language}
          options={LANGUAGES.map(({ tag, name }) => ({ value: tag, label: name, lang: tag }))}
          onChange={(language) => change.mutate({ language }, { onSuccess: () => showToast(t("filmLanguageChanged")) })}
        />
        <div className="mt-2 flex flex-wrap items-center gap-x-4 gap-y-2">
          <span className="w-28 text-sm font-medium">{t("filmCountry")}</span>
          <Select
            label={t("filmCountry")}
            value={settings.locale}
            options={LOCALES.filter((locale) => languageOfLocale(locale) === settings.language).map((locale) => ({
              value: locale,
              label: countries.of(countryOf(locale)) ?? locale,
            }))}
            onChange={(locale) => change.mutate({ locale }, { onSuccess: () => showToast(t("filmCountryChanged")) })}
          />
        </div>
      </fieldset>
      <p className="mt-1 text-sm text-quiet">{t("filmLanguageText")}</p>
    </div>
  );
}

function OutboundRequestsSwitch({ settings, isOwner }: SourcesProps) {
  const t = useTranslations("settings");
  const problemText = useProblemMessage();
  const id = useId();
  const change = useChangeSettings({ onError: (error) => showToast(problemText(error), { tone: "problem" }) });
  return (
    <div className="flex items-start justify-between gap-6">
      <div>
        <p id={id} className="text-sm font-medium">
          {t("outside")}
        </p>
        <p id={`${id}-hint`} className="text-sm text-quiet">
          {t("outsideText")}
        </p>
      </div>
      <Switch.Root
        aria-labelledby={id}
        aria-describedby={`${id}-hint`}
        checked={settings.outboundRequestsAllowed}
        disabled={!isOwner || change.isPending}
        onCheckedChange={(outboundRequestsAllowed) => change.mutate({ outboundRequestsAllowed })}
        className="mt-1 flex h-6 w-11 shrink-0 cursor-pointer rounded-full bg-line-strong p-0.5 transition data-checked:bg-accent data-disabled:opacity-50"
      >
        <Switch.Thumb className="size-5 rounded-full bg-white shadow transition data-checked:translate-x-5" />
      </Switch.Root>
    </div>
  );
}

function KeyForm({ isKept }: { isKept: boolean }) {
  const t = useTranslations("settings");
  const tCommon = useTranslations("common");
  const problemText = useProblemMessage();
  const form = useRef<HTMLFormElement>(null);
  const change = useChangeSettings({ onSuccess: () => form.current?.reset() });
  const submit = submitHandler((fields) =>
    change.mutate({ tmdbKey: formText(fields, "key").trim() }, { onSuccess: () => showToast(t("keySaved")) }),
  );
  return (
    <form ref={form} className="mt-3 flex flex-wrap items-end gap-3" onSubmit={submit}>
      <Field
        className="min-w-64 grow"
        name="key"
        type="password"
        autoComplete="off"
        label={t("keyNew")}
        required
        error={change.isError ? problemText(change.error) : undefined}
      />
      <Button type="submit" disabled={change.isPending}>
        {tCommon("save")}
      </Button>
      {isKept && (
        <Button
          variant="danger"
          disabled={change.isPending}
          onClick={() => change.mutate({ tmdbKey: null }, { onSuccess: () => showToast(t("keyForgotten")) })}
        >
          {t("keyForget")}
        </Button>
      )}
    </form>
  );
}
