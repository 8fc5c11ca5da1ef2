const set = (words: string): ReadonlySet<string> => new Set(words.split("|"));

/** Folders of a disc or of a copy: the film is the folder above. */
export const DISC_FOLDERS = set(
  "video ts|audio ts|bdmv|stream|hvdvd ts|playlist|certificate|backup|jar|meta|clipinf|mpeg av|svcd|vcd",
);

/** File names that say nothing about the film. */
export const GENERIC_NAMES = set(
  "movie|film|video|main|main movie|feature|index|movieobject|disc|disk|title|untitled|stream|playlist|new|full|vts|video ts|le film|clip|output|track",
);

/** Folders that hold films, sorted by kind, quality or owner: never a film's own folder. */
export const LIBRARY_FOLDERS = set(
  "movies|movie|films|film|video|videos|media|medias|public|uploads|upload|downloads|download|downloads finished|downloaded|completed|complete|utorrent|torrents|torrent|incoming|home|users|user|mnt|mount|volumes|nas|data|share|shares|storage|tmp|temp|library|bibliotheque|telechargements|cinema|sd|hd|uhd|4k|8k|3d|1080p|720p|2160p|480p|dvd|dvdrip|bluray|blu ray|saga|sagas|collection|collections|coffret|a voir|vu|vus|a trier|films cultes|watched|unwatched|new|nouveau|nouveautes|action|adventure|animation|comedy|comedie|crime|documentary|documentaire|documentaires|drama|drame|family|famille|fantasy|fantastique|history|horror|horreur|music|musical|mystery|romance|sci fi|science fiction|thriller|war|guerre|western|aventure|policier|enfants|kids|classics|classiques|misc|divers|other|autres|incomplete|vf|vo|vost|vostfr|multi|french|francais|english|films francais|foreign|anime",
);

/** Folders of series: every file below is an episode. */
export const SERIES_FOLDERS = set(
  "series|serie|tv|tv shows|tv show|tvshows|shows|nosubstvshows|tv series|series tv|emissions|sitcoms",
);

export const SEASON_WORDS = set(
  "season|seasons|saison|saisons|temporada|stagione|staffel|series|serie|sezon|book|livre",
);
export const EPISODE_WORDS = set("episode|episodes|episodio|ep|eps|cap|capitulo|folge|epizod");
/** Television stations' copies. */
export const TELEVISION_SOURCES = set("hdtv|pdtv|dsr|ppv");
/** Animation that was made for neither cinema nor television, in episodes. */
export const ANIME_WORDS = set("ova|oav|oad|ona");
export const FANSUB_WORDS = set("fansub|fansubs|fansubbed|subbed");
export const PART_WORDS = set("cd|disc|disk|disque|disco|dvd|pt|part|partie|teil|parte");

/** Sites that prefix names with their own: `1TamilMV - Title`. */
export const SITE_NAMES = set(
  "zone telechargement|tamilmv|1tamilmv|tamilrockers|tamilblasters|1tamilblasters|oxtorrent|oxtorrents|cpasbien|torrent9|yggtorrent|ygg|t411|yts|yify|rarbg|1337x|extratorrent|elitetorrent|newpct|dontorrent|mejortorrent|divxtotal|ilcorsaronero|filmyzilla|movierulz|bolly4u|katmoviehd|extramovies|rutracker|kinozal|ygdy8|dytt8|piratebay",
);
