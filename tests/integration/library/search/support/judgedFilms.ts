/**
 * Films for the judged set of searches: well-known ones, written from general knowledge. One line a film:
 * title | French title | year | genres | directors | cast | countries | language | keywords | collection | studio |
 * popularity | width of the video
 */
const LINES = `
The Godfather|Le Parrain|1972|Drama, Crime|Francis Ford Coppola|Marlon Brando, Al Pacino, James Caan, Diane Keaton|US|en|mafia, italian american|The Godfather Collection|Paramount Pictures|95|1920
The Godfather Part II|Le Parrain, 2e partie|1974|Drama, Crime|Francis Ford Coppola|Al Pacino, Robert De Niro, Robert Duvall|US|en|mafia, cuba|The Godfather Collection|Paramount Pictures|80|1920
The Godfather Part III|Le Parrain, 3e partie|1990|Drama, Crime|Francis Ford Coppola|Al Pacino, Andy Garcia|US|en|mafia, vatican|The Godfather Collection|Paramount Pictures|55|1280
Rocky||1976|Drama|John G. Avildsen|Sylvester Stallone, Talia Shire|US|en|boxing, underdog|Rocky Collection|United Artists|70|1920
Rocky II|Rocky 2|1979|Drama|Sylvester Stallone|Sylvester Stallone, Carl Weathers|US|en|boxing|Rocky Collection|United Artists|50|1920
Rocky III|Rocky 3|1982|Drama|Sylvester Stallone|Sylvester Stallone, Mr. T|US|en|boxing|Rocky Collection|United Artists|48|1280
Rocky IV|Rocky 4|1985|Drama|Sylvester Stallone|Sylvester Stallone, Dolph Lundgren|US|en|boxing, cold war|Rocky Collection|United Artists|52|3840
Ocean's Eleven||2001|Thriller, Crime|Steven Soderbergh|George Clooney, Brad Pitt, Julia Roberts|US|en|heist, casino, las vegas|Ocean's Collection|Warner Bros. Pictures|66|1920
Ocean's Twelve||2004|Thriller, Crime|Steven Soderbergh|George Clooney, Brad Pitt, Catherine Zeta-Jones|US|en|heist|Ocean's Collection|Warner Bros. Pictures|45|1920
Ocean's Thirteen||2007|Crime, Thriller|Steven Soderbergh|George Clooney, Al Pacino|US|en|heist, casino|Ocean's Collection|Warner Bros. Pictures|40|1920
Inception||2010|Action, Science Fiction, Adventure|Christopher Nolan|Leonardo DiCaprio, Elliot Page, Tom Hardy|US, GB|en|dream, subconscious, heist||Warner Bros. Pictures|98|3840
The Dark Knight|The Dark Knight : Le Chevalier noir|2008|Drama, Action, Crime, Thriller|Christopher Nolan|Christian Bale, Heath Ledger|US, GB|en|joker, superhero|The Dark Knight Collection|Warner Bros. Pictures|99|3840
Interstellar||2014|Adventure, Drama, Science Fiction|Christopher Nolan|Matthew McConaughey, Anne Hathaway|US, GB|en|black hole, space travel||Paramount Pictures|97|3840
Memento||2000|Mystery, Thriller|Christopher Nolan|Guy Pearce, Carrie-Anne Moss|US|en|amnesia, tattoo||Newmarket|60|1280
Forrest Gump||1994|Comedy, Drama, Romance|Robert Zemeckis|Tom Hanks, Robin Wright, Gary Sinise|US|en|vietnam war, shrimp||Paramount Pictures|94|1920
Cast Away|Seul au monde|2000|Adventure, Drama|Robert Zemeckis|Tom Hanks, Helen Hunt|US|en|desert island, survival||20th Century Fox|58|1920
Saving Private Ryan|Il faut sauver le soldat Ryan|1998|War, Drama, History|Steven Spielberg|Tom Hanks, Matt Damon|US|en|world war ii, normandy, soldier||DreamWorks Pictures|76|3840
Jurassic Park||1993|Adventure, Science Fiction|Steven Spielberg|Sam Neill, Laura Dern, Jeff Goldblum|US|en|dinosaur, theme park, island|Jurassic Park Collection|Amblin Entertainment|85|1920
The Lost World: Jurassic Park|Le Monde perdu : Jurassic Park|1997|Adventure, Action, Science Fiction|Steven Spielberg|Jeff Goldblum, Julianne Moore|US|en|dinosaurs, island|Jurassic Park Collection|Amblin Entertainment|50|1920
Jaws|Les Dents de la mer|1975|Horror, Thriller, Adventure|Steven Spielberg|Roy Scheider, Richard Dreyfuss|US|en|shark, beach||Universal Pictures|64|1920
E.T. the Extra-Terrestrial|E.T., l'extra-terrestre|1982|Science Fiction, Adventure, Family|Steven Spielberg|Henry Thomas, Drew Barrymore|US|en|alien, friendship||Universal Pictures|72|1920
Raiders of the Lost Ark|Les Aventuriers de l'arche perdue|1981|Adventure, Action|Steven Spielberg|Harrison Ford, Karen Allen|US|en|archaeologist, treasure|Indiana Jones Collection|Lucasfilm|74|1920
Alien|Alien, le huitième passager|1979|Horror, Science Fiction|Ridley Scott|Sigourney Weaver, Tom Skerritt|US, GB|en|spaceship, creature|Alien Collection|20th Century Fox|81|3840
Aliens|Aliens, le retour|1986|Action, Thriller, Science Fiction|James Cameron|Sigourney Weaver, Michael Biehn|US, GB|en|spaceship, marines|Alien Collection|20th Century Fox|73|1920
Alien³||1992|Science Fiction, Action, Horror|David Fincher|Sigourney Weaver, Charles Dance|US|en|prison planet|Alien Collection|20th Century Fox|42|1280
Blade Runner||1982|Science Fiction, Drama, Thriller|Ridley Scott|Harrison Ford, Rutger Hauer|US|en|android, dystopia||The Ladd Company|71|3840
The Terminator|Terminator|1984|Action, Thriller, Science Fiction|James Cameron|Arnold Schwarzenegger, Linda Hamilton|US|en|cyborg, time travel|The Terminator Collection|Orion Pictures|69|1920
Terminator 2: Judgment Day|Terminator 2 : Le Jugement dernier|1991|Action, Thriller, Science Fiction|James Cameron|Arnold Schwarzenegger, Linda Hamilton|US|en|cyborg, time travel|The Terminator Collection|Carolco Pictures|83|3840
Titanic||1997|Drama, Romance|James Cameron|Leonardo DiCaprio, Kate Winslet|US|en|shipwreck, iceberg||Paramount Pictures|90|1920
The Shining|Shining|1980|Horror, Thriller|Stanley Kubrick|Jack Nicholson, Shelley Duvall|US, GB|en|hotel, writer, isolation||Warner Bros. Pictures|75|3840
2001: A Space Odyssey|2001, l'Odyssée de l'espace|1968|Science Fiction, Mystery, Adventure|Stanley Kubrick|Keir Dullea, Gary Lockwood|US, GB|en|artificial intelligence, moon||Metro-Goldwyn-Mayer|62|3840
A Clockwork Orange|Orange mécanique|1971|Science Fiction, Crime|Stanley Kubrick|Malcolm McDowell|GB, US|en|dystopia, gang||Warner Bros. Pictures|59|1280
A Nightmare on Elm Street|Les Griffes de la nuit|1984|Horror|Wes Craven|Heather Langenkamp, Johnny Depp|US|en|nightmare, slasher||New Line Cinema|49|1280
Friday the 13th|Vendredi 13|1980|Horror, Mystery, Thriller|Sean S. Cunningham|Betsy Palmer, Kevin Bacon|US|en|summer camp, slasher||Paramount Pictures|46|1280
The Thing||1982|Horror, Mystery, Science Fiction|John Carpenter|Kurt Russell, Keith David|US|en|antarctica, creature||Universal Pictures|63|1920
Halloween|La Nuit des masques|1978|Horror, Thriller|John Carpenter|Jamie Lee Curtis, Donald Pleasence|US|en|slasher, babysitter||Compass International Pictures|53|1280
Scream||1996|Horror, Crime, Mystery|Wes Craven|Neve Campbell, Courteney Cox|US|en|slasher, high school||Dimension Films|61|1920
Casablanca||1942|Drama, Romance|Michael Curtiz|Humphrey Bogart, Ingrid Bergman, Peter Lorre|US|en|morocco, resistance||Warner Bros. Pictures|41|1280
Liar Liar|Menteur, menteur|1997|Comedy|Tom Shadyac|Jim Carrey, Maura Tierney|US|en|lawyer, lie||Universal Pictures|44|720
The Mask||1994|Romance, Comedy, Crime, Fantasy|Chuck Russell|Jim Carrey, Cameron Diaz|US|en|mask, superhero||New Line Cinema|56|1280
The Truman Show||1998|Comedy, Drama|Peter Weir|Jim Carrey, Laura Linney|US|en|reality tv||Paramount Pictures|65|1920
The King of Comedy|La Valse des pantins|1982|Comedy, Drama, Crime|Martin Scorsese|Robert De Niro, Jerry Lewis|US|en|talk show||20th Century Fox|22|1280
Goodfellas|Les Affranchis|1990|Drama, Crime|Martin Scorsese|Robert De Niro, Ray Liotta, Joe Pesci|US|en|mafia, gangster||Warner Bros. Pictures|78|3840
Taxi Driver||1976|Crime, Drama|Martin Scorsese|Robert De Niro, Jodie Foster|US|en|taxi, vigilante||Columbia Pictures|67|1920
Casino||1995|Crime, Drama|Martin Scorsese|Robert De Niro, Sharon Stone, Joe Pesci|US|en|las vegas, mafia||Universal Pictures|57|1920
Heat||1995|Action, Crime, Drama, Thriller|Michael Mann|Al Pacino, Robert De Niro, Val Kilmer|US|en|bank robbery, detective||Regency Enterprises|68|1920
Pulp Fiction||1994|Thriller, Crime|Quentin Tarantino|John Travolta, Samuel L. Jackson, Uma Thurman|US|en|hitman, nonlinear timeline||Miramax|93|1920
Inglourious Basterds||2009|Drama, Thriller, War|Quentin Tarantino|Brad Pitt, Mélanie Laurent, Christoph Waltz|US, DE|en|world war ii, nazi||The Weinstein Company|77|1920
Se7en|Seven|1995|Crime, Mystery, Thriller|David Fincher|Brad Pitt, Morgan Freeman|US|en|serial killer, detective||New Line Cinema|79|3840
Fight Club||1999|Drama|David Fincher|Brad Pitt, Edward Norton|US|en|insomnia, underground||20th Century Fox|91|1920
The Shawshank Redemption|Les Évadés|1994|Drama, Crime|Frank Darabont|Tim Robbins, Morgan Freeman|US|en|prison, friendship||Castle Rock Entertainment|96|1920
The Matrix|Matrix|1999|Action, Science Fiction|Lana Wachowski, Lilly Wachowski|Keanu Reeves, Laurence Fishburne, Carrie-Anne Moss|US|en|artificial intelligence, simulation|The Matrix Collection|Warner Bros. Pictures|92|3840
The Lord of the Rings: The Fellowship of the Ring|Le Seigneur des anneaux : La Communauté de l'anneau|2001|Adventure, Fantasy, Action|Peter Jackson|Elijah Wood, Ian McKellen|NZ, US|en|elves, ring, wizard|The Lord of the Rings Collection|New Line Cinema|89|3840
The Lord of the Rings: The Two Towers|Le Seigneur des anneaux : Les Deux Tours|2002|Adventure, Fantasy, Action|Peter Jackson|Elijah Wood, Viggo Mortensen|NZ, US|en|elves, ring|The Lord of the Rings Collection|New Line Cinema|84|3840
Star Wars: Episode IV - A New Hope|Star Wars, épisode IV : Un nouvel espoir|1977|Adventure, Action, Science Fiction|George Lucas|Mark Hamill, Harrison Ford, Carrie Fisher|US|en|space opera, rebellion|Star Wars Collection|Lucasfilm|88|1920
Star Wars: Episode V - The Empire Strikes Back|Star Wars, épisode V : L'Empire contre-attaque|1980|Adventure, Action, Science Fiction|Irvin Kershner|Mark Hamill, Harrison Ford, Carrie Fisher|US|en|space opera, rebellion|Star Wars Collection|Lucasfilm|82|1920
Toy Story||1995|Animation, Adventure, Family, Comedy|John Lasseter|Tom Hanks, Tim Allen|US|en|toy, friendship|Toy Story Collection|Pixar|86|1920
Toy Story 2||1999|Animation, Comedy, Family|John Lasseter|Tom Hanks, Tim Allen|US|en|toy, museum|Toy Story Collection|Pixar|54|1920
Up|Là-haut|2009|Animation, Comedy, Family, Adventure|Pete Docter|Ed Asner, Christopher Plummer|US|en|balloon, old man||Pixar|60.5|1920
Finding Nemo|Le Monde de Nemo|2003|Animation, Family|Andrew Stanton|Albert Brooks, Ellen DeGeneres|US|en|fish, ocean||Pixar|75.5|1920
Spirited Away|Le Voyage de Chihiro|2001|Animation, Family, Fantasy|Hayao Miyazaki|Rumi Hiiragi, Miyu Irino|JP|ja|witch, bath house, spirit||Studio Ghibli|87|1920
My Neighbor Totoro|Mon voisin Totoro|1988|Fantasy, Animation, Family|Hayao Miyazaki|Noriko Hidaka, Chika Sakamoto|JP|ja|forest spirit, countryside||Studio Ghibli|58.5|1280
Seven Samurai|Les Sept Samouraïs|1954|Action, Drama|Akira Kurosawa|Toshiro Mifune, Takashi Shimura|JP|ja|samurai, village||Toho|39|1280
Ran||1985|Action, Drama, History|Akira Kurosawa|Tatsuya Nakadai, Akira Terao|JP, FR|ja|samurai, war||Greenwich Film|30|1280
Parasite||2019|Comedy, Thriller, Drama|Bong Joon-ho|Song Kang-ho, Lee Sun-kyun|KR|ko|class differences, basement||Barunson E&A|81.5|3840
Oldboy||2003|Drama, Thriller, Mystery, Action|Park Chan-wook|Choi Min-sik, Yoo Ji-tae|KR|ko|revenge, kidnapping||Egg Films|57.5|1280
Amélie|Le Fabuleux Destin d'Amélie Poulain|2001|Comedy, Romance|Jean-Pierre Jeunet|Audrey Tautou, Mathieu Kassovitz|FR, DE|fr|paris, waitress||Claudie Ossard Productions|55|1920
Delicatessen||1991|Comedy, Science Fiction, Fantasy|Jean-Pierre Jeunet, Marc Caro|Dominique Pinon, Marie-Laure Dougnac|FR|fr|butcher, post apocalypse||UGC|24|720
La Haine|La Haine|1995|Drama|Mathieu Kassovitz|Vincent Cassel, Hubert Koundé|FR|fr|suburb, police brutality||Lazennec|50.5|1280
The Intouchables|Intouchables|2011|Drama, Comedy|Olivier Nakache, Éric Toledano|François Cluzet, Omar Sy|FR|fr|friendship, wheelchair||Gaumont|72.5|1920
Léon: The Professional|Léon|1994|Thriller, Drama, Crime|Luc Besson|Jean Reno, Natalie Portman, Gary Oldman|FR, US|en|hitman, orphan||Gaumont|74.5|1920
The Fifth Element|Le Cinquième Élément|1997|Adventure, Fantasy, Action, Thriller, Science Fiction|Luc Besson|Bruce Willis, Milla Jovovich, Gary Oldman|FR|en|taxi, future||Gaumont|70.5|3840
The Big Blue|Le Grand Bleu|1988|Adventure, Drama, Romance|Luc Besson|Jean-Marc Barr, Jean Reno|FR|fr|diving, dolphin||Gaumont|33|1280
Breathless|À bout de souffle|1960|Drama, Crime|Jean-Luc Godard|Jean-Paul Belmondo, Jean Seberg|FR|fr|paris, thief||Les Films Impéria|28|720
The 400 Blows|Les Quatre Cents Coups|1959|Drama|François Truffaut|Jean-Pierre Léaud|FR|fr|childhood, paris||Les Films du Carrosse|29|720
La Grande Vadrouille|La Grande Vadrouille|1966|War, Comedy, Adventure|Gérard Oury|Bourvil, Louis de Funès|FR|fr|world war ii, paris||Les Films Corona|26|1280
The Dinner Game|Le Dîner de cons|1998|Comedy|Francis Veber|Thierry Lhermitte, Jacques Villeret|FR|fr|dinner||Gaumont|25|720
Life Is Beautiful|La vie est belle|1997|Comedy, Drama|Roberto Benigni|Roberto Benigni, Nicoletta Braschi|IT|it|concentration camp, father||Melampo|66.5|1280
Cinema Paradiso|Cinema Paradiso|1988|Drama, Romance|Giuseppe Tornatore|Philippe Noiret, Salvatore Cascio|IT, FR|it|cinema, sicily||Les Films Ariane|43|1280
La Dolce Vita||1960|Drama, Comedy|Federico Fellini|Marcello Mastroianni, Anita Ekberg|IT, FR|it|rome, journalist||Riama Film|31|1280
Pan's Labyrinth|Le Labyrinthe de Pan|2006|Fantasy, Drama, War|Guillermo del Toro|Ivana Baquero, Sergi López|ES, MX|es|faun, spanish civil war||Estudios Picasso|59.5|1920
Downfall|La Chute|2004|Drama, History, War|Oliver Hirschbiegel|Bruno Ganz|DE, AT|de|adolf hitler, berlin||Constantin Film|47|1280
Das Boot|Das Boot, le bateau|1981|Drama, History, War|Wolfgang Petersen|Jürgen Prochnow|DE|de|submarine||Bavaria Film|45.5|1920
City of God|La Cité de Dieu|2002|Drama, Crime|Fernando Meirelles|Alexandre Rodrigues|BR|pt|favela, photographer||O2 Filmes|73.5|1920
Metropolis||1927|Drama, Science Fiction|Fritz Lang|Brigitte Helm, Alfred Abel|DE|de|robot, silent film||UFA|27|720
M|M le maudit|1931|Drama, Thriller, Crime|Fritz Lang|Peter Lorre|DE|de|child murder||Nero-Film|23|720
Unforgiven|Impitoyable|1992|Western|Clint Eastwood|Clint Eastwood, Gene Hackman, Morgan Freeman|US|en|bounty hunter||Warner Bros. Pictures|51|1920
The Good, the Bad and the Ugly|Le Bon, la Brute et le Truand|1966|Western|Sergio Leone|Clint Eastwood, Lee Van Cleef, Eli Wallach|IT|it|gold, civil war||United Artists|69.5|1920
Once Upon a Time in the West|Il était une fois dans l'Ouest|1968|Western, Drama|Sergio Leone|Henry Fonda, Charles Bronson, Claudia Cardinale|IT, US|it|railroad, harmonica||Paramount Pictures|46.5|1920
Once Upon a Time in America|Il était une fois en Amérique|1984|Drama, Crime|Sergio Leone|Robert De Niro, James Woods|US, IT|en|prohibition, gangster||The Ladd Company|48.5|1280
American Beauty||1999|Drama|Sam Mendes|Kevin Spacey, Annette Bening|US|en|suburb, midlife crisis||DreamWorks Pictures|64.5|1920
1917||2019|War, Drama, Action|Sam Mendes|George MacKay, Dean-Charles Chapman|GB, US|en|world war i, trench||DreamWorks Pictures|71.5|3840
When Harry Met Sally...|Quand Harry rencontre Sally|1989|Comedy, Romance, Drama|Rob Reiner|Billy Crystal, Meg Ryan|US|en|friendship, new york city||Castle Rock Entertainment|44.5|1280
Sleepless in Seattle|Nuits blanches à Seattle|1993|Comedy, Drama, Romance|Nora Ephron|Tom Hanks, Meg Ryan|US|en|widower, radio||TriStar Pictures|34|720
You've Got Mail|Vous avez un message|1998|Comedy, Romance|Nora Ephron|Tom Hanks, Meg Ryan|US|en|bookshop, email||Warner Bros. Pictures|35|720
Notting Hill|Coup de foudre à Notting Hill|1999|Romance, Comedy|Roger Michell|Hugh Grant, Julia Roberts|GB, US|en|bookshop, london||Working Title Films|54.5|1280
Groundhog Day|Un jour sans fin|1993|Romance, Fantasy, Drama, Comedy|Harold Ramis|Bill Murray, Andie MacDowell|US|en|time loop, weather forecast||Columbia Pictures|56.5|1920
Lost in Translation||2003|Drama|Sofia Coppola|Bill Murray, Scarlett Johansson|US|en|tokyo, hotel||American Zoetrope|53.5|1920
Back to the Future|Retour vers le futur|1985|Adventure, Comedy, Science Fiction|Robert Zemeckis|Michael J. Fox, Christopher Lloyd|US|en|time travel, clock tower|Back to the Future Collection|Universal Pictures|90.5|3840
Back to the Future Part II|Retour vers le futur 2|1989|Adventure, Comedy, Science Fiction|Robert Zemeckis|Michael J. Fox, Christopher Lloyd|US|en|time travel, hoverboard|Back to the Future Collection|Universal Pictures|67.5|1920
Die Hard|Piège de cristal|1988|Action, Thriller|John McTiernan|Bruce Willis, Alan Rickman|US|en|skyscraper, terrorist|Die Hard Collection|20th Century Fox|63.5|1920
Die Hard 2|58 minutes pour vivre|1990|Action, Thriller|Renny Harlin|Bruce Willis, Bonnie Bedelia|US|en|airport, terrorist|Die Hard Collection|20th Century Fox|41.5|1280
Die Hard: With a Vengeance|Une journée en enfer|1995|Action, Thriller|John McTiernan|Bruce Willis, Samuel L. Jackson|US|en|new york city, bomb|Die Hard Collection|20th Century Fox|42.5|1920
Spider-Man||2002|Action, Science Fiction|Sam Raimi|Tobey Maguire, Kirsten Dunst|US|en|superhero, spider bite|Spider-Man Collection|Columbia Pictures|76.5|1920
Spider-Man 2||2004|Action, Adventure, Fantasy|Sam Raimi|Tobey Maguire, Alfred Molina|US|en|superhero|Spider-Man Collection|Columbia Pictures|62.5|1920
The Wild Bunch|La Horde sauvage|1969|Western|Sam Peckinpah|William Holden, Ernest Borgnine|US|en|outlaw, mexico||Warner Bros. Pictures|21|720
The Piano|La Leçon de piano|1993|Drama, Romance|Jane Campion|Holly Hunter, Harvey Keitel|NZ, AU, FR|en|piano, mute||CiBy 2000|32|1280
Trainspotting||1996|Drama, Crime|Danny Boyle|Ewan McGregor, Robert Carlyle|GB|en|heroin, edinburgh||Channel Four Films|52.5|1280
Slumdog Millionaire||2008|Drama, Romance|Danny Boyle|Dev Patel, Freida Pinto|GB|en|quiz show, mumbai||Film4|51.5|1920
Bowling for Columbine||2002|Documentary|Michael Moore|Michael Moore|US|en|gun violence, school shooting||Dog Eat Dog Films|20|720
March of the Penguins|La Marche de l'empereur|2005|Documentary, Family|Luc Jacquet|Romane Bohringer, Charles Berling|FR|fr|penguin, antarctica||Bonne Pioche|19|1280
Singin' in the Rain|Chantons sous la pluie|1952|Comedy, Music, Romance|Stanley Donen, Gene Kelly|Gene Kelly, Debbie Reynolds|US|en|dancing, hollywood||Metro-Goldwyn-Mayer|38|1920
Vertigo|Sueurs froides|1958|Mystery, Romance, Thriller|Alfred Hitchcock|James Stewart, Kim Novak|US|en|detective, san francisco||Alfred J. Hitchcock Productions|40.5|1920
Psycho|Psychose|1960|Horror, Thriller, Mystery|Alfred Hitchcock|Anthony Perkins, Janet Leigh|US|en|motel, shower||Shamley Productions|49.5|1920
Rear Window|Fenêtre sur cour|1954|Thriller, Mystery|Alfred Hitchcock|James Stewart, Grace Kelly|US|en|voyeur, neighbor||Paramount Pictures|37|1920
Some Like It Hot|Certains l'aiment chaud|1959|Comedy, Music, Romance|Billy Wilder|Marilyn Monroe, Tony Curtis, Jack Lemmon|US|en|cross dressing, band||United Artists|36|1280
`;

export interface JudgedFilm {
  readonly title: string;
  readonly frenchTitle: string;
  readonly year: number;
  readonly genres: readonly string[];
  readonly directors: readonly string[];
  readonly cast: readonly string[];
  readonly countries: readonly string[];
  readonly language: string;
  readonly keywords: readonly string[];
  readonly collection: string;
  readonly studio: string;
  readonly popularity: number;
  readonly width: number;
}

const listed = (text = ""): string[] => text.split(", ").filter(Boolean);

export const JUDGED_FILMS: readonly JudgedFilm[] = LINES.trim()
  .split("\n")
  .map((line): JudgedFilm => {
    const [title = "", french = "", year, genres, directors, cast, countries, language = "", ...rest] = line.split("|");
    const [keywords, collection = "", studio = "", popularity, width] = rest;
    return {
      title,
      frenchTitle: french || title,
      year: Number(year),
      genres: listed(genres),
      directors: listed(directors),
      cast: listed(cast),
      countries: listed(countries),
      language,
      keywords: listed(keywords),
      collection,
      studio,
      popularity: Number(popularity),
      width: Number(width),
    };
  });
