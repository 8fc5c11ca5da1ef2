/**
 * Words that the commonest passwords are made of, in the languages of the interface and a few others: data to extend,
 * lower case, without digits at the end. Four letters and more; shorter ones count as common next to digits anyway.
 */
export const COMMON_WORDS: ReadonlySet<string> = new Set(
  `
  password passw0rd p@ssw0rd p@ssword passwort passord password1 pass passe passwd passcode motdepasse contraseña
  contrasena senha parola haslo wachtwoord letmein letmeinnow welcome bienvenue willkommen bienvenido admin
  administrator administrateur root superuser system default guest test tester testing test1234 demo user username login
  logon access secret topsecret private changeme changethis temp temporary newpassword mypassword nopassword
  anypassword password123 unknown nothing something anything whatever

  iloveyou iloveu iloveme loveyou loveme lovely loveable lover lovers love jetaime tequiero teamo teamomucho amour
  amore miamor amormio mahal mahalko sweet sweety sweetie sweetheart honey baby babygirl babyboy babyblue darling
  princess princesa princesse princess1 queen prince angel angels angelo angela angelito sunshine soleil sunflower
  flower flowers fleur butterfly papillon beautiful pretty handsome gorgeous blessed blessing forever family famille
  friend friends bestfriend friendship happy smile smiley cutie cutiepie kisses hugs hello hello1 bonjour salut coucou
  loulou doudou chouchou nounours bisous cheri cherie maman papa mother father daddy mommy grandma brother sister

  jesus jesuschrist christ christian heaven faith grace godisgood praise church gospel bible trinity trustno1 trustme
  football futbol soccer baseball basketball softball hockey tennis golf golfer rugby volleyball swimming running boxing
  wrestling skateboard snowboard snowman surfing chelsea liverpool arsenal everton tottenham manchester manutd united
  barcelona realmadrid madrid juventus milan inter napoli marseille lyon psg parissaintgermain bayern borussia
  benfica sporting porto ajax feyenoord celtic rangers yankees redsox lakers celtics bulls cowboys steelers packers
  patriots eagles raiders broncos dolphins vikings giants giants jordan jordan23 kobe messi ronaldo cristiano neymar
  zidane beckham

  dragon dragons dragonball monkey monkeys tiger tigger lion panther leopard puppy doggie doggy kitten kitty hellokitty
  pussycat horse horses ponies wolf wolves eagle falcon hawk bear bears teddybear panda penguin dolphin dolphins shark
  turtle rabbit bunny chicken turkey rooster cookie cookies brownie cupcake muffin pepper ginger chocolate chocolat
  candy sugar vanilla strawberry banana orange apple apples cherry lemon peanut pumpkin cheese pizza burger coffee
  whisky tequila heineken corona marlboro buster bailey shadow smokey lucky rocky max rusty molly maggie sophie bella
  lucy daisy buddy charlie oscar toby duke sparky peaches precious midnight

  superman batman spiderman ironman wolverine hulk superstar starwars startrek skywalker yoda vader darthvader
  matrix neo morpheus gandalf frodo legolas hobbit merlin harrypotter hogwarts potter hermione pokemon pikachu naruto
  sasuke onepiece goku vegeta mickey minnie mickeymouse disney snoopy garfield scooby scoobydoo simpson homer bart
  transformers terminator rambo godzilla avatar titanic twilight bonnie james jamesbond bond007 zelda mario nintendo
  playstation xbox360 minecraft fortnite roblox warcraft worldofwarcraft starcraft counterstrike halflife diablo
  assassin callofduty gamer gaming master master1 mustang corvette camaro ferrari lamborghini porsche mercedes bmw audi
  toyota honda yamaha suzuki kawasaki harley harleydavidson ducati chevy chevrolet dodge jeep nissan subaru

  metallica nirvana slipknot linkinpark linkin greenday blink182 acdc ironmaiden slayer megadeth korn rammstein
  beatles elvis eminem tupac 2pac 50cent rockstar rocknroll rock guitar guitarra drummer music musica musique hiphop
  onedirection justinbieber bieber beyonce rihanna shakira madonna britney

  computer computers internet intel windows microsoft apple macintosh google facebook youtube twitter instagram yahoo
  hotmail gmail linkedin samsung nokia motorola iphone android linux ubuntu oracle cisco server database network
  website online myspace orange sfr free bouygues laposte wanadoo passport security

  summer winter spring autumn fall été hiver printemps automne january february march april june july august september
  october november december monday tuesday wednesday thursday friday saturday sunday janvier fevrier avril juillet
  septembre octobre novembre decembre lundi mardi vendredi dimanche snow rain rainbow sunset sunrise moon moonlight star
  stars starlight galaxy universe planet ocean beach island river mountain

  america american usa canada australia england scotland ireland france french francais paris london londres berlin
  germany deutschland spain espana italy italia roma brasil brazil portugal mexico colombia argentina peru chile
  venezuela russia moscow china beijing japan tokyo india mumbai pakistan africa nigeria turkiye istanbul newyork
  california texas florida chicago boston dallas houston phoenix denver austin detroit bretagne alsace corse normandie

  michael jennifer jessica ashley daniel matthew joshua andrew anthony robert thomas william joseph charles david
  richard jonathan christopher christine christina nicholas nicole nicolas nathan nathalie natalie patrick patricia
  alexander alexandra alexandre alexis alexa samantha stephanie elizabeth elisabeth victoria vanessa veronica valerie
  amanda andrea angelique anthony antoine aurelie aurelien amelie anais barbara benjamin brandon brittany bruno camille
  caroline catherine cecile celine chantal charlotte chloe claire claude clement corentin cynthia damien danielle
  delphine denise diana didier dominic dominique dorothee dylan edward elodie emilie emily emma eric estelle
  fabien fabrice florian florence francesco francis francois frederic gabriel gabriela gabrielle george gerard
  guillaume gregory hannah heather helene henri hugo isabelle isabella jacques jasmine jason jeremy jerome jackson
  johnny jonathan jordan julia julian julie julien justin karine karina katherine kathleen kevin kimberly kristen
  laetitia lauren laura laurence laurent leonardo leonard lillian linda lisa lorenzo louise louis lucas lucie ludovic
  madison marcel margaret margaux maria mariana marie marine marina marion martin martine mathieu mathilde maurice
  maxime maximus melanie melissa michel michelle mickael miguel monica monique morgan mohamed mohammed muhammad nadine
  natasha nathalie olivia olivier pamela pascal patrice paul pauline peter philippe pierre quentin rachel raphael
  rebecca ricardo roberto rodrigo roland romain ronald russell sabrina samuel sandra sandrine sarah scott sebastian
  sebastien serge sergio shannon simon sophia steven stephane steven susan sylvain sylvie tatiana taylor teresa
  theresa thierry tiffany timothy tristan valentin valentina valentine vincent virginie walter xavier yannick yolanda

  killer hunter ranger soldier warrior ninja samurai knight wizard magic magician hacker pirate cowboy sniper
  gangster thunder lightning storm tornado hurricane phoenix crystal diamond golden silver platinum purple yellow
  black white blue green pink red black1 freedom liberty liberte independence power energy fire fireball fireman
  police doctor teacher student college school university london1 hardcore hotstuff sexy sexygirl sexyboy
  fuckyou fuckoff fuckme asshole bitch bastard bullshit shithead merde putain connard salope pussy dickhead badboy
  badgirl playboy player casino poker jackpot money million millionaire dollar lottery winner champion victory

  film films filmotheque cinema cinematheque movie movies video videos kodi plex jellyfin emby netflix hollywood media
  mediaserver nas synology qnap raspberry
  `
    .trim()
    .split(/\s+/),
);
