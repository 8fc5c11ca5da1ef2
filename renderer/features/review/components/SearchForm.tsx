import { Search as SearchIcon } from "lucide-react";
import { type RefObject, useId, useState } from "react";
import { Button } from "../../../components/Button.tsx";
import { formText, submitHandler } from "../../../components/formData.ts";
import { useTranslations } from "../../../i18n/index.ts";
import type { CandidateSearch } from "../hooks/useCandidates.ts";
import { readSuggestion, useSuggestions } from "../hooks/useSuggestions.ts";

type SearchFormProps = {
  inputRef: RefObject<HTMLInputElement | null>;
  parsed: { title: string; year: number | null } | null;
  onSearch: (search: CandidateSearch) => void;
};

const FIRST_YEAR = 1870;
const LAST_YEAR = 2100;

const isAddress = (text: string) => /themoviedb\.org\/movie\/\d|\btt\d{7,10}\b/.test(text);

/** Searches for the film by another title; an empty title returns to the file's own name. */
export function SearchForm({ inputRef, parsed, onSearch }: SearchFormProps) {
  const t = useTranslations("review");
  const [typed, setTyped] = useState("");
  const suggestions = useSuggestions(typed);
  const listId = useId();
  const submit = submitHandler((fields) => {
    const { query, year: chosen } = readSuggestion(formText(fields, "query").trim());
    const year = chosen ?? Number(formText(fields, "year"));
    const isYear = Number.isInteger(year) && year >= FIRST_YEAR && year <= LAST_YEAR;
    // A pasted address identifies the film: the year in the other field belongs to the former title.
    onSearch(query ? { query, ...(isYear && !isAddress(query) && { year }) } : null);
  });

  return (
    <search>
      <form className="mb-4 flex gap-2" onSubmit={submit}>
        <input
          ref={inputRef}
          name="query"
          className="field min-w-0 grow"
          aria-label={t("query")}
          aria-keyshortcuts="S"
          placeholder={t("query")}
          defaultValue={parsed?.title ?? ""}
          list={listId}
          autoComplete="off"
          onInput={(event) => setTyped(event.currentTarget.value)}
          // A person who focuses the field wants to type another title.
          onFocus={(event) => event.currentTarget.select()}
          onPaste={(event) => {
            const pasted = event.clipboardData.getData("text").trim();
            if (!isAddress(pasted)) return;
            event.preventDefault();
            event.currentTarget.value = pasted;
            event.currentTarget.form?.requestSubmit();
          }}
          onKeyDown={(event) => event.key === "Escape" && event.currentTarget.blur()}
        />
        <datalist id={listId}>
          {suggestions.map((film) => (
            <option key={film} value={film} />
          ))}
        </datalist>
        <input
          name="year"
          inputMode="numeric"
          className="field max-w-24"
          aria-label={t("year")}
          placeholder={t("year")}
          defaultValue={parsed?.year ?? ""}
        />
        <Button type="submit" aria-label={t("search")} className="shrink-0">
          <SearchIcon aria-hidden className="size-4" />
        </Button>
      </form>
    </search>
  );
}
