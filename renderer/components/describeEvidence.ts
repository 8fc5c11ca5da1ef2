import type { Candidate } from "../../src/contract/index.ts";

type Evidence = Candidate["evidence"][number];

/** Evidence for or against a candidate, in a form the user can check. `key` is a key of the namespace `evidence`. */
export type EvidenceStatement = {
  readonly tone: "agrees" | "contradicts" | "open";
  readonly key:
    | "title_same"
    | "title_other"
    | "title_alike"
    | "title_differs"
    | "year_same"
    | "year_from"
    | "year_differs"
    | "year_unstated"
    | "year_unknown"
    | "runtime_same"
    | "runtime_differs"
    | "runtime_other"
    | "director_named"
    | "people_same"
    | "people_other"
    | "id_agrees"
    | "id_another"
    | "id_contradicted"
    | "id_unknown"
    | "nfo_agrees"
    | "nfo_another"
    | "nfo_contradicted"
    | "words_left"
    | "contradiction_name"
    | "contradiction_nfo"
    | "series_first"
    | "not_a_film";
  /** The film's value. */
  readonly value: string | number | null;
  /** The file's value. */
  readonly said: string | number | null;
  readonly source: "name" | "folder" | "nfo" | null;
};

const SAME_TITLE = 0.92;
const SIMILAR_TITLE = 0.6;
/** The evidence weights for a year that differs by one or two. */
const NEAR_YEAR = -0.3;

/** Popularity is omitted: users cannot check it, and it never decides a match. */
export function describeEvidence({ title, evidence }: Pick<Candidate, "title" | "evidence">): EvidenceStatement[] {
  const isOtherLength = evidence.some(({ feature }) => feature === "length");
  return evidence.flatMap((piece) => {
    const found = statementOf(piece, title, isOtherLength);
    if (!found) return [];
    const [tone, key] = found;
    return [{ tone, key, value: piece.value, said: piece.said ?? null, source: piece.source ?? null }];
  });
}

type Found = readonly [EvidenceStatement["tone"], EvidenceStatement["key"]] | null;

function statementOf(piece: Evidence, title: string, isOtherLength: boolean): Found {
  switch (piece.feature) {
    case "title":
      return titleStatement(piece, title);
    case "year":
      return yearStatement(piece);
    case "runtime":
      if (isOtherLength) return null;
      return piece.weight > 0 ? ["agrees", "runtime_same"] : ["contradicts", "runtime_differs"];
    case "length":
      return ["contradicts", "runtime_other"];
    case "director":
      return ["agrees", "director_named"];
    case "people":
      return piece.weight > 0 ? ["agrees", "people_same"] : ["contradicts", "people_other"];
    case "words":
      return ["contradicts", "words_left"];
    case "series":
      return ["agrees", "series_first"];
    case "kind":
      return ["contradicts", "not_a_film"];
    case "contradiction":
      return ["contradicts", piece.value === "nfo" ? "contradiction_nfo" : "contradiction_name"];
    case "id":
      return idStatement(piece, ["id_agrees", "id_another", "id_contradicted"]);
    case "nfo_id":
      return idStatement(piece, ["nfo_agrees", "nfo_another", "nfo_contradicted"]);
    default:
      return null;
  }
}

function titleStatement({ value, weight }: Evidence, title: string): Found {
  if (weight < SIMILAR_TITLE) return ["contradicts", "title_differs"];
  if (weight < SAME_TITLE) return ["open", "title_alike"];
  return ["agrees", value === title ? "title_same" : "title_other"];
}

function yearStatement({ value, said, weight }: Evidence): Found {
  if (value === null) return ["open", "year_unknown"];
  if (said === undefined) return weight === 0 ? ["agrees", "year_same"] : ["open", "year_unstated"];
  if (said === value) return ["agrees", "year_from"];
  return [weight > NEAR_YEAR ? "open" : "contradicts", "year_differs"];
}

function idStatement(
  { value }: Evidence,
  [agrees, another, contradicted]: readonly [
    EvidenceStatement["key"],
    EvidenceStatement["key"],
    EvidenceStatement["key"],
  ],
): Found {
  if (value === "agrees") return ["agrees", agrees];
  if (value === "unknown") return ["open", "id_unknown"];
  return ["contradicts", value === "contradicted" ? contradicted : another];
}
