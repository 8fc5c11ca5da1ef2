import { sessionIdOf } from "../../../src/api/sessionCookie.ts";
import { partOf } from "../../../src/api/streamFile.ts";
import { findStreamRoute } from "../../../src/contract/matchRoute.ts";
import { resolvePathAlias } from "../../../src/contract/resolvePathAlias.ts";
import { parseReleaseName } from "../../../src/identification/index.ts";
import { comparableWords, titleKey } from "../../../src/identification/releaseName/normalizeTitle.ts";
import { readFolderVideos } from "../../../src/identification/releaseName/readFolderVideos.ts";
import { readSubtitleFlags, readTrailingFlags } from "../../../src/intake/sidecarFiles/subtitleName.ts";
import { toWebVtt } from "../../../src/intake/subtitles/toWebVtt.ts";
import { sanitizeFileName } from "../../../src/intake/uploads/index.ts";
import { ObjectScanner } from "../../../src/json/index.ts";
import { identityTitle, sortTitle, spellings } from "../../../src/library/search/foldText.ts";
import { parseQuery } from "../../../src/library/search/parseQuery.ts";
import { negotiateLanguage } from "../../../src/messages/index.ts";
import { redactSecrets } from "../../../src/monitoring/log/redactSecrets.ts";
import { terminalLine } from "../../../src/monitoring/log/terminalLine.ts";
import { readNfo } from "../../../src/nfo/readNfo.ts";
import { decodeCursor } from "../../../src/paging/index.ts";
import { isReservedName, withoutTrailingDots } from "../../../src/paths/index.ts";
import { readBasicsLine } from "../../../src/providers/catalogues/readers/imdb.ts";
import { readJsonLine, readTmdbExportLine } from "../../../src/providers/catalogues/readers/jsonLines.ts";
import { parseRetryAfterMs } from "../../../src/providers/http/retryAfter.ts";
import { filmOf } from "../../../src/recommendation/communities/movieLensFilms.ts";
import { createLineReader, MOVIELENS_LAYOUTS } from "../../../src/recommendation/communities/movieLensRatings.ts";
import { parseForwarded, readXForwarded } from "../../../src/server/forwarded.ts";
import { parsePs } from "../../../src/server/parentProcess.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
const TIMED = "00:00:01,000 --> 00:00:02,000\n";

/**
 * Every function that parses text from users, files or other programs. What it returns or throws does not matter here.
 */
export const TEXT_PARSERS: Readonly<Record<string, (text: string) => unknown>> = {
  releaseName: (text) => parseReleaseName(`${text}.mkv`),
  releaseNameInFolder: (text) => parseReleaseName(`/films/${text}/${text} 1999.mkv`),
  folderOfVideos: (text) => readFolderVideos({ path: `/films/${text}`, videos: [`${text}.mkv`, `${text}2.mkv`] }),
  titleKey,
  comparableWords,
  sortTitle,
  identityTitle,
  spellings,
  searchWords: parseQuery,
  subtitle: (text) => asWebVtt(TIMED + text),
  subtitleLines: (text) => asWebVtt(TIMED + text.replaceAll(/(.{40})/gs, "$1\n")),
  subtitleTimings: (text) => asWebVtt(`${text}\n${TIMED}`),
  subtitleEncoding: (text) =>
    toWebVtt({ bytes: Buffer.from(`${TIMED}\xe9\xe8${text}`, "latin1"), language: null, frameRate: null }),
  assText: (text) => asWebVtt(`[Events]\nDialogue: 0,0:00:01.00,0:00:02.00,Default,,0,0,0,,${text}`),
  assFields: (text) => asWebVtt(`[V4+ Styles]\nFormat: ${text}\nStyle: ${text}\n[Events]\nDialogue: ${text}`),
  microDvd: (text) => asWebVtt(`{1}{25}${text}`),
  microDvdLines: (text) => asWebVtt(`{1}{25}a\n${text}`),
  mpl2: (text) => asWebVtt(`[1][25]${text}`),
  subViewer: (text) => asWebVtt(`0:00:01.000,0:00:02.000\n${text}`),
  sami: (text) => asWebVtt(`<SAMI><SYNC Start=1><P Class=A>${text}`),
  samiHead: (text) => asWebVtt(`<SAMI>${text}<SYNC Start=1><P ${text}>a`),
  ttml: (text) => asWebVtt(`<tt xmlns="http://www.w3.org/ns/ttml"><p begin="1s" end="2s">${text}`),
  ttmlAttributes: (text) => asWebVtt(`<tt ${text}><style ${text}/><p begin="1s" ${text}>a</p>`),
  subtitleFlags: readSubtitleFlags,
  trailingFlags: readTrailingFlags,
  nfo: (text) => readNfo(bytes(text)),
  nfoDocument: (text) => readNfo(bytes(`<movie><title>${text}</title></movie>`)),
  nfoAttribute: (text) => readNfo(bytes(`<movie a="${text}"/>`)),
  fileName: sanitizeFileName,
  windowsName: (text) => [isReservedName(text), withoutTrailingDots(text)],
  terminalLine: (text) => terminalLine(JSON.stringify({ time: 0, level: 50, msg: text })),
  secrets: redactSecrets,
  cursor: (text) => decodeCursor("films", text, 3),
  cursorOfJson: (text) => decodeCursor("films", Buffer.from(text).toString("base64url"), 3),
  acceptLanguage: (text) => negotiateLanguage(text, "en"),
  cookie: (text) => sessionIdOf(headersOf({ cookie: text }), true),
  authorization: (text) => sessionIdOf(headersOf({ authorization: text }), true),
  forwarded: (text) => parseForwarded(text),
  forwardedQuoted: (text) => parseForwarded(`for="${text}";proto=https`),
  xForwarded: (text) => readXForwarded({ "x-forwarded-for": text, "x-forwarded-proto": text }),
  range: (text) => partOf(text, 1_000),
  retryAfter: (text) => parseRetryAfterMs(text, 0),
  streamAddress: (text) => findStreamRoute("GET", `/api/files/${text}`),
  formerAddress: (text) => resolvePathAlias(`/api/${text}`),
  movieLensTitle: (text) => filmOf(1, text, text),
  movieLensRating: (text) => MOVIELENS_LAYOUTS.map((layout) => linesOf(createLineReader(layout), text)),
  imdbLine: readBasicsLine,
  catalogueLine: readJsonLine,
  tmdbExportLine: readTmdbExportLine,
  sparqlAnswer: (text) => new ObjectScanner(3).feed(`{"results":{"bindings":[{${text}`),
  exportedObjects: (text) => new ObjectScanner(1).feed(`[{"a":"${text}`),
  processList: parsePs,
};

/** Node rejects invalid header characters before our code sees them. */
function headersOf(values: Record<string, string>): Headers {
  const allowed = Object.entries(values).map(([name, value]) => [name, value.replaceAll(/[^\t\x20-\x7e]/g, "?")]);
  return new Headers(allowed as [string, string][]);
}

function asWebVtt(text: string): string | null {
  return toWebVtt({ bytes: bytes(text), language: null, frameRate: null });
}

function linesOf(read: (line: string) => unknown, text: string): unknown {
  return [read(text), read(text)];
}
