import { lineAt, type SourceFile, walkSyntax } from "./sourceFiles.ts";
import type { Finding } from "./typeClaims.ts";

/**
 * Names of this project's first release that are unknown outside it, with the names that replaced them.
 * Only identifiers that mean nothing else belong here: everyday words (*open*, *place*, *hold*) do not.
 */
export const OLD_NAMES: ReadonlyMap<string, string> = new Map([
  // folders and ideas
  ["asides", "nonFilmFiles"],
  ["setAside", "excludeFromLibrary"],
  ["AsideKind", "NonFilmKind"],
  ["beside", "sidecarFile"],
  ["neighbour", "sidecarFile"],
  // intake
  ["Reception", "IngestResult"],
  ["surveyed", "inspectedFile"],
  ["judgeWhole", "isComplete"],
  ["judgeName", "classifyName"],
  ["STANDSTILL_MS", "STABLE_AFTER_MS"],
  ["isGrowing", "isStillBeingWritten"],
  ["growingAmong", "findPartialFiles"],
  ["settleTies", "hashCollidingFiles"],
  ["chooseMoved", "findMovedFile"],
  ["markGone", "markMissing"],
  ["lookAround", "folderListings"],
  ["readBeside", "readSmallFile"],
  ["tameName", "sanitizeFileName"],
  ["cameSince", "addedSince"],
  ["bindLike", "copyBindingFrom"],
  ["ScanBalance", "ScanSummary"],
  // library
  ["wayTo", "accessPath"],
  ["Passing", "CompiledFilter"],
  ["placeOfTitle", "indexOfTitle"],
  ["RailMark", "JumpMark"],
  ["manyFilms", "bulkActions"],
  ["actOnMany", "applyBulk"],
  ["spokenFilms", "localisedFilms"],
  ["speakAgain", "relocalise"],
  ["speakJob", "relocaliseJob"],
  ["likeness", "contentFeatures"],
  ["nearness", "relevance"],
  ["rememberUntilWritten", "cacheUntilWrite"],
  ["filmExtras", "enrichmentRecords"],
  ["materialise", "refreshFilmRow"],
  ["heir", "mergeTarget"],
  ["SaidFact", "ProviderFact"],
  ["CardFile", "ProvisionalFile"],
  ["PlacedCopy", "FilePlacement"],
  ["KeptCard", "KeptProvisionalFilm"],
  ["WayBack", "UndoResult"],
  ["ManyActs", "BulkStep"],
  ["besideFiles", "sidecarFilesOf"],
  ["asideRecords", "createNonFilmFiles"],
  ["putAside", "assign"],
  ["moveHandWork", "moveManualData"],
  ["handWorkMoves", "ManualDataMoves"],
  ["personalLayers", "createMarkLayers"],
  ["ownRatedFilm", "ensureRatedFilm"],
  ["reviveFilm", "restoreFilm"],
  ["nearnessRank", "fuzzyRank"],
  ["byNearness", "byRelevance"],
  ["filmRail", "jumpIndex"],
  // identification and enrichment
  ["askSources", "queryProviders"],
  ["Meanwhile", "Pending"],
  ["NobodyAnswers", "AllProvidersFailed"],
  ["doubtAgain", "markAmbiguous"],
  ["startOver", "resetIdentification"],
  ["matchAgain", "rematch"],
  ["byHand", "manual"],
  ["handDecisions", "manualDecisions"],
  ["takeBack", "revert"],
  ["outsidePosters", "remotePosters"],
  ["Ledger", "OutboundRequestLog"],
  ["lostPictures", "missingArtworkRepair"],
  ["ownPoster", "customPoster"],
  ["gifts", "droppedAssets"],
  // jobs, store, api
  ["toFront", "prioritise"],
  ["Refused", "ApiError"],
  ["silentFlow", "noopFlow"],
  ["laterBatch", "deferredBatch"],
  ["FILES_A_BREATH", "YIELD_EVERY"],
  ["breathe", "yieldToEventLoop"],
  ["rememberNumber", "markIdAssigned"],
  ["lastGiven", "lastAssignedId"],
  ["nextNumber", "nextId"],
  ["errorAsValue", "serializeError"],
  ["errorOfValue", "deserializeError"],
  ["looksLikeOurs", "isFilmothequeDatabase"],
  ["noteElsewhere", "recordExternalBackup"],
  // recommendation
  ["withProof", "withServingCheck"],
  ["withDiscovery", "withExploration"],
  // page
  ["KeyboardPlace", "KeyboardHost"],
  ["TourPlace", "TourHost"],
  ["OneOf", "Select"],
  ["useFast", "useIsFlinging"],
  // everywhere else
  ["useWords", "useTranslations"],
  ["WordKey", "TranslationKey"],
  ["startWords", "startTranslations"],
  ["loadWords", "loadTranslations"],
  ["withWords", "withTranslations"],
  ["useKnownWord", "useTermTranslation"],
  ["PoliteClient", "HttpClient"],
  ["ProviderGate", "CircuitBreaker"],
  ["nearWords", "findSimilarWords"],
  ["layGround", "createShellServices"],
  ["hearRequests", "handleOpenRequests"],
  ["hearMacRequests", "listenForMacRequests"],
  ["answerPage", "bindShellCalls"],
  ["answerCalls", "registerShellCalls"],
  ["keepAwake", "createDisplaySleepBlocker"],
  ["ownUpdates", "deferUpdates"],
  ["mayAskOutside", "mayMakeOutboundRequests"],
  ["sayItKeepsRunning", "notifyKeepsRunning"],
  ["realPlace", "resolveRealPath"],
  ["shownPath", "displayPath"],
  ["spelledAsOnDisk", "toDiskSpelling"],
  ["catchUp", "scheduler"],
  ["keepProviderFilm", "recordProviderFilm"],
  ["tellPages", "sendToPages"],
  ["canBeGrasped", "isTitleBarReachable"],
  ["GiveSheet", "AttachModal"],
  ["queueTwin", "queueDuplicateCheck"],
  ["twinJob", "detectDuplicateJob"],
  ["absenceJob", "markMissingJob"],
  ["besideJob", "readSidecarFilesJob"],
  ["usePlaceKept", "useRestoredScroll"],
  ["useCellWords", "useFilmCardLabels"],
  ["surveyPaths", "inspectPaths"],
  ["surveyFile", "inspectFile"],
  ["FilmPlace", "FilmLocation"],
  ["Folded", "Disclosure"],
  ["tryAgain", "requeueUnresolved"],
  ["HandTarget", "MatchTarget"],
]);

/** Old names in the code of `file`: whole identifiers, outside comments and strings. */
export function oldNamesIn(file: SourceFile): Finding[] {
  const found = new Map<number, Finding>(); // by offset: `{ name }` is a key and a value in one place
  walkSyntax(file.program, (node) => {
    if (node.type !== "Identifier" && node.type !== "JSXIdentifier" && node.type !== "PrivateIdentifier") return;
    const better = OLD_NAMES.get(node.name);
    if (!better) return;
    const line = lineAt(file.text, node.start);
    found.set(node.start, { path: file.path, line, text: `${node.name} → ${better}` });
  });
  return [...found.values()];
}
