/**
 * Words that common passwords are made of. The published lists of the commonest thousands are these words, keyboard
 * runs and repetitions with digits behind them; a rule over the stems covers such a list without shipping one.
 */
const STEMS: ReadonlySet<string> = new Set(
  `
  password passw0rd p@ssw0rd p@ssword letmein welcome admin administrator qwerty qwertyuiop azerty azertyuiop
  iloveyou princess sunshine football baseball basketball dragon monkey shadow master superman batman
  trustno1 starwars michael jennifer jordan hunter buster soccer harley ranger thomas robert
  tigger jessica ashley charlie daniel computer internet whatever freedom pepper ginger cookie
  summer winter spring autumn chelsea liverpool arsenal barcelona realmadrid juventus marseille bonjour
  motdepasse jetaime doudou soleil chocolat coucou loulou nicolas camille caroline sandrine alexandre
  benjamin killer hello secret changeme default guest test testing user login access
  passport samsung google facebook linkedin mustang corvette ferrari mercedes porsche yamaha hockey
  yankees cowboys steelers lakers matrix merlin pokemon naruto minecraft fortnite blink182 metallica
  nirvana eminem rockstar babygirl lovely flower butterfly angel angels beautiful blessed jesus
  christ heaven faith family friends forever nothing something london paris berlin newyork
  america canada australia france germany brasil mexico film films filmotheque cinema movie
  movies kodi plex jellyfin
  `
    .trim()
    .split(/\s+/),
);

const RUNS = [
  "abcdefghijklmnopqrstuvwxyz",
  "01234567890",
  "qwertyuiop",
  "asdfghjkl",
  "zxcvbnm",
  "azertyuiop",
  "qsdfghjklm",
  "wxcvbn",
  "1qaz2wsx3edc4rfv5tgb",
  "1q2w3e4r5t6y7u8i9o0p",
  "qazwsxedcrfvtgb",
];

const LEET: Readonly<Record<string, string>> = {
  "0": "o",
  "1": "i",
  "3": "e",
  "4": "a",
  "5": "s",
  "7": "t",
  "@": "a",
  $: "s",
  "!": "i",
};

/** One of the first passwords that anyone tries: a common word with digits, a run on the keyboard, a repetition. */
export function isCommon(password: string): boolean {
  const lower = password.toLowerCase();
  if (isRepetition(lower) || isRun(lower) || /^\d{1,10}$/.test(lower)) return true;
  const stem = lower.replace(/^[\d!@#$%^&*._-]{0,6}/, "").replace(/[\d!@#$%^&*._-]{0,6}$/, "");
  return [lower, stem, plain(stem), plain(lower)].some(
    (word) => STEMS.has(word) || STEMS.has(halfOf(word)) || isRun(word),
  );
}

/** `aaaaaaaa`, `abcabcabc`, `12121212`. */
function isRepetition(word: string): boolean {
  return word.length > 3 && (word + word).indexOf(word, 1) < word.length;
}

function isRun(word: string): boolean {
  const reversed = [...word].reverse().join("");
  return word.length >= 4 && RUNS.some((run) => (run + run).includes(word) || (run + run).includes(reversed));
}

function plain(word: string): string {
  return [...word].map((letter) => LEET[letter] ?? letter).join("");
}

function halfOf(word: string): string {
  const half = word.slice(0, word.length / 2);
  return half + half === word ? half : "";
}
