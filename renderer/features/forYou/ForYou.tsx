import { Sparkles, UsersRound } from "lucide-react";
import { useState } from "react";
import { Link } from "react-router";
import type { Recommendation } from "../../../src/contract/index.ts";
import { buttonClass } from "../../components/Button.tsx";
import { EmptyState } from "../../components/EmptyState.tsx";
import { ListEnd } from "../../components/ListEnd.tsx";
import { Page } from "../../components/Page.tsx";
import { ProblemNote } from "../../components/ProblemNote.tsx";
import { Select } from "../../components/Select.tsx";
import { SuggestedItem } from "../../components/SuggestedItem.tsx";
import { useBatchTiming } from "../../components/useBatchTiming.ts";
import { useViewReady } from "../../components/useViewReady.ts";
import { useTranslations } from "../../i18n/index.ts";
import { ColdStart } from "./components/ColdStart.tsx";
import { Discoveries } from "./components/Discoveries.tsx";
import { RatingSession } from "./components/RatingSession.tsx";
import { Suggestion } from "./components/Suggestion.tsx";
import { groupByReason } from "./groupByReason.ts";
import { useFocusAfterLeaving } from "./hooks/useFocusAfterLeaving.ts";
import { useRecommendations } from "./hooks/useRecommendations.ts";

type ExplorationLevel = "safe" | "adventurous";
type Source = "library" | "toGet";
const EXPLORATION_SHARE: Record<ExplorationLevel, number> = { safe: 0, adventurous: 0.4 };
const GRID = "grid grid-cols-[repeat(auto-fill,minmax(9.5rem,1fr))] gap-x-5 gap-y-7";
const SHAPES = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];

/** Recommendations for the person who is logged in, each with its reason. */
export default function ForYou() {
  const t = useTranslations("forYou");
  const [level, setLevel] = useState<ExplorationLevel>("safe");
  const [source, setSource] = useState<Source>("library");
  const query = useRecommendations(EXPLORATION_SHARE[level]);
  const onLeave = useFocusAfterLeaving(query.dataUpdatedAt);
  const suggestions = query.data?.pages.flatMap((page) => page.items) ?? [];
  const isCold = query.data?.pages[0]?.coldStart ?? false;
  const missing = query.data?.pages[0]?.ratingsMissing ?? 0;
  // Once it is open, only the person closes it.
  const [session, setSession] = useState<"none" | "open" | "closed">("none");
  if (session === "none" && isCold && missing > 0 && suggestions.length > 0) setSession("open");
  const [first] = suggestions;
  // A reason that all share is shown once, above them.
  const isOneReason = suggestions.length > 1 && suggestions.every(({ reason }) => reason.text === first?.reason.text);
  useViewReady("for_you", query.isSuccess);
  useBatchTiming("for_you", query.data?.pages.length ?? 0, query.isFetchingNextPage);

  return (
    <Page
      title={t("title")}
      aside={
        <div className="flex flex-wrap items-center gap-3">
          <Link to="/together" className={buttonClass("quiet", "small")}>
            <UsersRound aria-hidden className="size-4" />
            {t("together")}
          </Link>
          {!isCold && query.isSuccess && (
            <RecommendationOptions level={level} setLevel={setLevel} source={source} setSource={setSource} />
          )}
        </div>
      }
    >
      {session === "open" && (
        <RatingSession
          films={suggestions.map(({ film }) => film)}
          missing={missing}
          onClose={() => setSession("closed")}
        />
      )}
      {isCold && suggestions.length > 0 && missing === 0 && <ColdStart />}
      {isOneReason && first && <p className="mb-4 text-quiet">{first.reason.text}</p>}
      {query.isError && suggestions.length === 0 && (
        <ProblemNote error={query.error} onRetry={() => void query.refetch()} />
      )}
      {query.isSuccess && suggestions.length === 0 && (
        <EmptyState icon={Sparkles} title={t("empty")}>
          <p>{t("emptyText")}</p>
          <Link to="/" className={buttonClass("primary")}>
            {t("rateSome")}
          </Link>
        </EmptyState>
      )}
      {source === "toGet" && !isCold ? (
        <Discoveries />
      ) : (
        <>
          {query.isPending && (
            <ul className={GRID}>
              {SHAPES.map((shape) => (
                <li key={shape} className="skeleton aspect-2/3" />
              ))}
            </ul>
          )}
          {query.data?.pages.map((page) => (
            <GroupedSuggestions
              key={page.items[0]?.film.id ?? 0}
              items={page.items}
              isOneReason={isOneReason}
              onLeave={onLeave}
            />
          ))}
        </>
      )}
      <ListEnd query={query} />
    </Page>
  );
}

type GroupedSuggestionsProps = {
  items: readonly Recommendation[];
  isOneReason: boolean;
  onLeave: (card: HTMLElement | null) => void;
};

/** One page of recommendations, grouped by reason. */
function GroupedSuggestions({ items, isOneReason, onLeave }: GroupedSuggestionsProps) {
  const t = useTranslations("forYou");
  const groups = isOneReason ? [{ reason: null, items }] : groupByReason(items);
  return groups.map(({ reason, items: films }) => (
    <section key={reason ?? ""} className="mb-8">
      {!isOneReason && <h2 className="mb-3 text-lg font-semibold">{reason ?? t("otherReasons")}</h2>}
      <ul className={GRID}>
        {films.map((suggestion) => (
          <SuggestedItem key={suggestion.film.id} suggested={suggestion.film.id}>
            <Suggestion suggestion={suggestion} showsReason={!isOneReason && reason === null} onLeave={onLeave} />
          </SuggestedItem>
        ))}
      </ul>
    </section>
  ));
}

type RecommendationOptionsProps = {
  level: ExplorationLevel;
  setLevel: (level: ExplorationLevel) => void;
  source: Source;
  setSource: (source: Source) => void;
};

function RecommendationOptions({ level, setLevel, source, setSource }: RecommendationOptionsProps) {
  const t = useTranslations("forYou");
  return (
    <p className="flex flex-wrap gap-2">
      <Select
        label={t("exploration")}
        value={level}
        options={[
          { value: "safe", label: t("safe") },
          { value: "adventurous", label: t("adventurous") },
        ]}
        onChange={setLevel}
      />
      <Select
        label={t("where")}
        value={source}
        options={[
          { value: "library", label: t("inLibrary") },
          { value: "toGet", label: t("toGet") },
        ]}
        onChange={setSource}
      />
    </p>
  );
}
