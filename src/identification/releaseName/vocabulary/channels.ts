import { titleWords } from "../normalizeTitle.ts";

/** Television channels that recorders write before or after the title. */
const CHANNELS =
  // France, Belgium, Switzerland
  "tf1|tf1 series films|france 2|france 3|france 4|france 5|france o|m6|w9|arte|canal|canal cinema|canal decale|c8|d8|d17|tmc|nt1|tfx|nrj12|nrj 12|cstar|gulli|6ter|rmc story|rmc decouverte|cherie 25|ocs|ocs max|ocs city|ocs geants|ocs choc|cine premier|cine frisson|cine emotion|cine classic|cine club|paris premiere|tv5|tv5monde|tv5 monde|tcm cinema|action|la une|la deux|la trois|rtl tvi|club rtl|plug rtl|rts un|rts deux|rts 1|rts 2|rsi la 1|rsi la 2|srf 1|srf1|srf zwei|srf info|" +
  // Germany, Austria
  "ard|das erste|zdf|zdfneo|zdf neo|zdfinfo|zdf info|3sat|br|hr|mdr|ndr|rbb|swr|wdr|br fernsehen|ard alpha|one|eins festival|einsfestival|rtl|rtl2|rtl ii|rtl nitro|nitro|super rtl|vox|sat1|sat 1|sat1 gold|pro7|prosieben|pro7 maxx|kabel1|kabel 1|kabel eins|kabel eins classics|tele5|tele 5|dmax|sixx|servustv|servus tv|orf1|orf 1|orf eins|orf2|orf 2|orf iii|orf3|puls 4|puls4|atv|comedy central|phoenix|ki ka|kika|sky cinema|tnt film|" +
  // Britain, Ireland
  "bbc one|bbc1|bbc 1|bbc two|bbc2|bbc 2|bbc three|bbc3|bbc four|bbc4|bbc 4|itv|itv1|itv2|itv3|itv4|channel 4|channel4|more4|film4|film 4|five|channel 5|channel5|5star|5usa|e4|dave|talking pictures tv|sky one|sky arts|sky movies|rte one|rte1|rte two|rte2|tg4|" +
  // Italy, Spain, Portugal
  "rai 1|rai1|rai uno|rai 2|rai2|rai due|rai 3|rai3|rai tre|rai 4|rai4|rai 5|rai5|rai movie|canale 5|canale5|italia 1|italia1|italia 2|rete 4|rete4|la7|la 7|la7d|iris|cine34|cielo|tv8|nove|la 1|la1|la 2|la2|tve|tve1|antena 3|antena3|cuatro|telecinco|la sexta|lasexta|tv3|rtp 1|rtp1|rtp2|sic|tvi|" +
  // Netherlands and the North
  "npo 1|npo1|npo 2|npo2|npo 3|npo3|ned 1|nederland 1|nederland 2|nederland 3|rtl4|rtl 4|rtl5|rtl 5|rtl7|rtl 7|rtl8|sbs6|net5|net 5|veronica|een|canvas|vtm|svt1|svt2|svt 1|svt 2|tv4|kanal 5|nrk1|nrk2|nrk 1|nrk 2|dr1|dr2|dr 1|dr 2|tv2|tv 2|yle tv1|yle tv2|yle teema|mtv3|nelonen|" +
  // Elsewhere
  "tcm|hbo|showtime|amc|pbs|ifc|abc|cbs|nbc|fox|tnt|tbs|syfy|starz|sundance|epix|cbc|ctv|global|sbs|sbs one|seven|nine|ten|tvp1|tvp 1|tvp2|tvp kultura|polsat|tvn|ct1|ct2|nova|duna|m1|rtl klub|nhk|nhk bs|wowow|star movies|zee cinema|sony max";

/** Folded words of each channel, joined by spaces. */
export const CHANNEL_NAMES: ReadonlySet<string> = new Set(
  CHANNELS.split("|").map((channel) => titleWords(channel).join(" ")),
);

/** Channels that are ordinary words: recognised only before a dash. */
export const AMBIGUOUS_CHANNELS: ReadonlySet<string> = new Set(
  "fox|nine|ten|seven|one|five|dave|global|nova|iris|cielo|nove|action|phoenix|cuatro|nitro|canvas|een|vox|film|films|movie|movies|cinema|rec|br|hr".split(
    "|",
  ),
);

/** Suffixes of a channel name: `ARTE HD`. */
export const CHANNEL_SUFFIXES: ReadonlySet<string> = new Set(["hd", "uhd", "sd", "fhd", "4k", "+1"]);

/** Genres from programme guides: `Film - Seven`. */
export const PROGRAMME_WORDS: ReadonlySet<string> = new Set(
  "film|films|movie|movies|spielfilm|fernsehfilm|telefilm|tv film|cinema|long metrage|pelicula|cine|rec|recording|enregistrement|aufnahme|aufzeichnung|registrazione|grabacion|kino|feature film".split(
    "|",
  ),
);
