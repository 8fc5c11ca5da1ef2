const set = (words: string): ReadonlySet<string> => new Set(words.split("|"));

/** Folders whose files are extras of the film in the parent folder. */
export const EXTRA_FOLDERS = set(
  "extras|extra|featurettes|featurette|trailers|trailer|teasers|bande annonce|bandes annonces|ba|bonus|bonuses|boni|behind the scenes|behindthescenes|deleted scenes|deletedscenes|scenes coupees|scenes supprimees|interviews|interview|entretiens|entretien|scenes|shorts|other|others|clips|making of|makingof|specials features|special features|coulisses|supplements|supplement|complements|backdrops|theme videos|theme music|themes|outtakes|bloopers|gag reel|betisier|commentaries|commentary|galerie|gallery|galleries|tournage|autour du film|hinter den kulissen|extras dvd|zusatzmaterial|geloschte szenen|contenuti speciali|contenido extra|escenas eliminadas|promos|storyboards|documentaires bonus|bonusmaterial|bonusmaterialien|contenidos extra|contenuti extra|material adicional|extra content|extra contents",
);

/** Words in longer names of such folders. A decisive word alone marks a folder of extras. */
export const EXTRA_FOLDER_WORDS: ReadonlyMap<string, "decisive" | "filler"> = new Map([
  ..."extras|extra|featurettes|featurette|trailers|trailer|bonus|bonuses|deleted|interviews|supplements|supplement|supplementary|complements|outtakes|bloopers|betisier|coupees|supprimees|inedites|coulisses|annonce|annonces|zusatzmaterial|bonusmaterial"
    .split("|")
    .map((word): [string, "decisive"] => [word, "decisive"]),
  ..."and|et|und|the|le|la|les|des|du|de|disc|disk|disque|dvd|bd|bluray|blu|ray|cd|features|feature|special|material|materials|scenes|scene|extended|alternate|alternative|clips|clip|videos|video|bande|bandes|making|of|behind|features|hd|film|content|contents|disque"
    .split("|")
    .map((word): [string, "filler"] => [word, "filler"]),
]);

export const SAMPLE_FOLDERS = set("sample|samples|echantillon");
export const SAMPLE_WORDS = set("sample|samples|echantillon");

const UNMISTAKABLE =
  "trailer|trailers|teaser|teasers|featurette|featurettes|behindthescenes|behind the scenes|deleted scene|deleted scenes|deletedscene|deletedscenes|extended scenes|alternate ending|alternate scenes|scenes coupees|scene coupee|scenes inedites|scenes supprimees|making of|makingof|bande annonce|bandes annonces|bandeannonce|bande annonce vf|gag reel|bloopers|outtakes|betisier|scenes de tournage|coulisses du tournage|dans les coulisses|spot tv|tv spot|tv spots|music video|escenas eliminadas|escenas borradas|tomas falsas|asi se hizo|hinter den kulissen|geloschte szenen|entfallene szenen|scene eliminate|dietro le quinte|photo gallery|galerie photos|audio commentary|q and a|screen test|screen tests|special features|kinotrailer|originaltrailer|filmtrailer|geschnittene szenen|entfernte szenen|como se hizo|wie der film entstand|scene tagliate|commentaire audio|audiokommentar|b roll|press kit|video essay|blooper|blooper reel|bloopers reel|gag reels|sneak peek|sneak preview|first look|alternate opening|alternative ending|alternative endings|alternate endings|deleted footage|extended scene|camera test|camera tests|costume test|table read|vfx breakdown|trailer reel|ncop|nced|creditless opening|creditless ending|clean opening|clean ending|textless opening|scena eliminata|escena eliminada|geloschte szene|scene inedite|finale alternativo|final alternativo|fin alternative|alternatives ende";
const AMBIGUOUS =
  "ba|interview|interviews|entretien|entretiens|intervista|entrevista|extras|extra|bonus|scene|short|other|clip|deleted|coulisses|tournage|promo|commentary|vignette|storyboards|storyboard|supplement|supplements|epk";

/** Phrases that are not titles when they stand alone. */
export const UNMISTAKABLE_EXTRA_PHRASES = set(UNMISTAKABLE);
/** All phrases that name an extra after a film's title. */
export const EXTRA_PHRASES = set(`${UNMISTAKABLE}|${AMBIGUOUS}`);
/** Last words of a free label behind a film's title: `Cast Interviews`, `Deutscher Trailer`, `Scènes inédites`. */
export const EXTRA_LABEL_ENDS = set(
  "trailer|trailers|teaser|teasers|featurette|featurettes|kinotrailer|interview|interviews|interviste|entretien|entretiens|entrevista|entrevistas|scene|scenes|szene|szenen|escena|escenas|outtakes|bloopers|clip|clips|promo|promos|spot|spots|documentary|documentaries|documentaire|documentaires|dokumentation|doku|documental|documentario|reportage|reportages|commentary|commentaries|commentaire|commentaires|comentario|commento|breakdown|breakdowns|premiere|rehearsal|rehearsals|gallery|galerie|retrospective|introduction|intro|vignette|vignettes|storyboard|storyboards|comparison|comparisons|musikvideo|tournage|coulisses|bonus|extras|outtake|epk|q and a|annonce|essay",
);
/** First words of such a label: `Interview de Michael Mann`, `Documentaire sur le tournage`. */
export const EXTRA_LABEL_STARTS = set(
  "interview|interviews|entretien|entretiens|entrevista|intervista|featurette|trailer|teaser|making|makingof|bloopers|outtakes|documentaire|documental|reportage|coulisses|commentaire|commentary|presentation|introduction|analyse",
);

/** Behind `official`, `theatrical` and the like, the name is a trailer's even with the year behind. */
export const TRAILER_WORDS = set("trailer|trailers|teaser|bande annonce");

/** Words that are an extra's whole name in a film's folder: `Heat/Documentaire`. Elsewhere they may be titles. */
export const EXTRA_WHOLE_NAMES = set(
  "documentaire|documentary|documental|documentario|dokumentation|reportage|presentation|analyse|commentaire|introduction",
);

/** Phrases that may stand before the film's title: `Making of Heat`. */
export const LEADING_EXTRA_PHRASES = set(
  "trailer|teaser|featurette|making of|the making of|making of de|le making of de|le making of|bande annonce|bande annonce de|behind the scenes of|behind the scenes|deleted scenes|scenes coupees|bonus|extras|interview|betisier|gag reel|bloopers|official trailer|tv spot|coulisses de|extra",
);

/** Length in words of the longest phrase for each first word. */
const LENGTHS: ReadonlyMap<string, number> = collectLengths([...EXTRA_PHRASES, ...LEADING_EXTRA_PHRASES]);

/** Length in words of the longest phrase that starts with a word, ignoring its number; 0 for none. */
export function longestExtraPhrase(first: string): number {
  return LENGTHS.get(first) ?? LENGTHS.get(first.replace(/\d{1,2}$/, "")) ?? 0;
}

function collectLengths(phrases: readonly string[]): Map<string, number> {
  const lengths = new Map<string, number>();
  for (const phrase of phrases) {
    const words = phrase.split(" ");
    const first = words[0] ?? "";
    lengths.set(first, Math.max(words.length, lengths.get(first) ?? 0));
  }
  return lengths;
}

/** Words that belong to the following phrase: `Theatrical Trailer`, `Le making-of`. */
export const EXTRA_ADJECTIVES = set(
  "official|theatrical|original|international|final|new|first|second|hd|the|le|la|les|un|une|us|uk|japanese|french|german|teaser|restoration|officielle|red band|band|redband|tv",
);
