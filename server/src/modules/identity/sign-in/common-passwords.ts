/**
 * The commonest passwords of public leaks and what they are made of, in lower case, without the digits and signs
 * people hang on to satisfy a rule: English, Portuguese and Spanish words, names, clubs, keyboard walks.
 */
const words = `
password passwort passw pass passwd passphrase passcode pwd secret topsecret letmein letme login logon signin signup
welcome welcomeback hello helloworld hellokitty qwerty qwertyui qwertyuiop qwert qwer qwerasdf qwertz qwertzui azerty
azertyui asdf asdfg asdfgh asdfghj asdfghjk asdfghjkl zxcv zxcvb zxcvbn zxcvbnm qazwsx qazwsxedc qaz wsx edc poiuyt
poiuytrewq lkjhgf lkjhgfdsa mnbvcxz abc abcd abcde abcdef abcdefg abcdefgh abcdefghi abcxyz xyz aaa aa bb ab asd qwe
qweasd qweasdzxc asdqwe zxc zxcasd admin administrator root toor superuser sysadmin manager user username guest test
tester testing testtest demo sample example default changeme change changeit temp temporary trial system server
oracle mysql postgres database linux ubuntu windows winxp microsoft apple iphone ipad samsung galaxy android nokia
google gmail yahoo hotmail facebook twitter instagram youtube linkedin whatsapp tiktok snapchat netflix spotify amazon
internet computer laptop keyboard mouse monitor network router cisco wifi iloveyou iloveu iloveme loveyou loveme love
lovely lover lovers mylove truelove lovelove foreverlove ilove you forever always kiss kisses kissme hug honey sweet
sweetie sweetheart sugar baby babygirl babyboy babe angel angels angela princess prince queen king kingdom royal
monkey dragon master shadow sunshine superman batman spiderman ironman wolverine hulk thor captain america avengers
marvel starwars skywalker vader yoda jedi matrix neo trinity morpheus pokemon pikachu charizard naruto sasuke goku
vegeta dragonball minecraft fortnite roblox zelda mario luigi sonic tetris pacman halo callofduty warcraft starcraft
counter strike counterstrike gaming gamer player game games football soccer baseball basketball hockey tennis golf
rugby cricket boxing fitness running runner cycling swimming surfing skate skateboard yankees redsox cowboys steelers
packers eagles giants patriots raiders broncos dolphins lakers celtics bulls warriors arsenal chelsea liverpool
everton manchester manutd manu mancity united tottenham spurs celtic rangers barcelona barca realmadrid madrid
atletico juventus acmilan milan inter napoli roma bayern dortmund schalke ajax psv feyenoord benfica porto sporting
flamengo corinthians palmeiras saopaulo santos vasco botafogo fluminense gremio internacional cruzeiro bahia
boca bocajuniors riverplate river messi ronaldo cristiano neymar ronaldinho zidane beckham pele maradona kobe jordan
lebron michael michelle jessica jennifer ashley amanda melissa nicole sarah laura rachel rebecca stephanie elizabeth
samantha lauren megan hannah emily emma olivia sophia sophie isabella mia charlotte amelia grace lily ella chloe zoe
natalie victoria vanessa veronica monica sandra sharon susan barbara patricia linda mary maria marie anna anne annie
andrea alexandra alexa alexis allison alice alicia daniela gabriela carolina camila valentina fernanda juliana mariana
luciana adriana leticia larissa beatriz bruna bianca amandinha aline patty paula claudia cristina carla rosa lucia
sofia martina elena teresa pilar carmen dolores guadalupe lupita alejandra ximena paola karla karina diana julia julie
juliet katie katherine catherine christine christina crystal tiffany brittany courtney kimberly kelly kathy karen
nancy betty helen heather holly hope faith joy destiny diamond jasmine jade ruby pearl amber ginger pepper cookie
cupcake candy chocolate vanilla caramel coffee cappuccino espresso pizza pasta burger chicken bacon cheese butter
banana apples orange lemon strawberry cherry peaches mango pineapple watermelon popcorn peanut pumpkin tomato potato
onion garlic bread sushi taco kitchen restaurant chef cook cooking food bistro cafe bar hotel hostel hunter hunting
fishing fisher ranger killer sniper soldier army navy marine police fireman doctor nurse teacher student school
college university london paris berlin madridista newyork chicago boston dallas houston texas florida california
hollywood vegas lasvegas miami orlando phoenix denver seattle toronto canada sydney australia dublin ireland england
scotland wales britain france germany deutschland espana spain portugal lisboa italia italy mexico argentina
colombia peru chile brasil brazil brasileiro riodejaneiro salvador recife fortaleza curitiba brasilia venezuela
ecuador uruguay paraguay bolivia cuba panama africa nigeria india indian pakistan china japan tokyo korea russia
moscow turkey istanbul egypt dubai israel james john robert david william richard joseph thomas charles christopher
chris daniel matthew anthony mark donald steven steve paul andrew joshua kenneth kevin brian george edward ronald
timothy jason jeffrey ryan jacob gary nicholas nick eric jonathan stephen larry justin scott brandon benjamin samuel
sam gregory frank alexander alex patrick raymond jack dennis jerry tyler aaron jose adam nathan henry douglas zachary
peter kyle walter ethan jeremy harold keith christian roger noah gerald carl terry sean austin arthur lawrence jesse
dylan bryan joe jordan billy bruce albert willie gabriel logan alan juan wayne roy ralph randy eugene vincent russell
elijah louis bobby philip johnny carlos luis miguel jorge pedro pablo fernando ricardo roberto eduardo antonio
francisco manuel javier sergio alejandro diego andres felipe gustavo rodrigo rafael marcos marcelo mateus matheus
lucas leonardo leandro guilherme gabrielle thiago tiago bruno caio vitor victor hugo joao jose josemaria zezinho
junior senior martin oscar ivan mario alberto enrique guillermo raul ruben tomas santiago mateo sebastian nicolas
oliver harry charlie george thomas oscar freddie archie buster buddy max bella molly daisy sadie lucy maggie bailey
coco rocky lucky toby bear teddy tigger tiger lion lions panther leopard cheetah wolf wolves fox bulldog bulldogs
puppy doggy dog dogs cat cats kitty kitten kittycat horse horses pony dolphin shark whale eagle falcon hawk phoenix
raven birdie bird rabbit bunny turtle snake cobra viper spider scorpion butterfly ladybug bumblebee flower flowers
rose roses lily sunflower garden forest mountain ocean beach island summer winter spring autumn rain rainbow storm
thunder lightning sun moon star stars starlight sky heaven heavenly earth world planet galaxy universe space fire ice
water wind snow snowball snowman january february march april may june july august september october november
december monday tuesday wednesday thursday friday saturday sunday weekend today tomorrow holiday vacation christmas
xmas halloween birthday happy happiness smile smiley laugh lol lolipop lollipop lucky luckyme winner champion
champions legend hero heroes warrior knight ninja samurai pirate cowboy wizard merlin gandalf frodo hobbit lordoftherings
harrypotter hogwarts potter hermione dumbledore gryffindor slytherin disney mickey minnie donald goofy pluto simba
nemo elsa frozen barbie snoopy scooby scoobydoo garfield tinkerbell cinderella peterpan winnie pooh bart homer
simpson simpsons southpark metallica nirvana slipknot linkinpark greenday blink eminem tupac shakira rihanna beyonce
madonna elvis beatles rockstar rocknroll rock music musica guitar guitarra piano drums bass dance dancer dancing
singer hiphop reggae jesus jesuscristo jesuschrist christ god godisgood godislove blessed blessing bible church
faithful amen trust trustno trustme believe peace freedom justice liberty spirit soul blood death dead devil demon
satan hell darkness dark black white red blue green yellow purple pink silver gold golden diamond crystal money cash
dollar rich million millionaire boss bigboss business company office work worker job sales market finance account
accounting bank banking invoice payment credit visa mastercard paypal bitcoin crypto stock trader secure security
safety private personal access control open opensesame sesame enter entrar key keys house home family mother mom mommy
mama mamae father dad daddy papa papai brother sister son daughter friend friends bestfriend girl girls boy boys man
woman lady ladies bitch fuck fuckyou fucker fuckoff asshole bastard sexy sexo sex hot hottie porn pussy naked playboy
cool coolboy coolgirl awesome amazing beautiful gorgeous pretty handsome crazy stupid idiot dumb silly funny whatever
nothing something anything everything everyone nobody somebody blah blahblah foobar foo mercedes bmw audi volkswagen
porsche ferrari lamborghini toyota honda nissan mustang camaro corvette chevrolet chevy ford dodge jeep harley
davidson yamaha kawasaki suzuki ducati motorcycle trucker truck racing racer speed turbo power powerful energy
electric nuclear rocket apollo nasa pilot airplane boeing airbus train subway taxi driver senha senhas segredo minhasenha
mudar mudarsenha teste testes usuario gerente gestor empresa escola amor amore amoreterno meuamor teamo tequiero
miamor mivida vida minhavida familia deus deusefiel deusebom jesusteama nossasenhora aparecida saudade felicidade
alegria esperanca gatinha gatinho princesa principe bebe linda lindo bonita bonito querida querido contrasena
contrasenia clave claves secreto hola holamundo adios bienvenido bienvenida futbol estrella corazon cielo mariposa
chocolat soleil bonjour motdepasse jetaime azertyuiop doudou loulou marseille passwordpassword administrador trabajo
cocina comida mesa mesero cozinha restaurante garcom padaria pizzaria lanchonete hamburguer churrasco feijoada caipirinha
football1 p4ssword passwordone mypassword mypass yourpassword nopassword passwordtest newpassword oldpassword thepassword
ncc1701 trustno1 blink182 jordan23 michael1 abc123abc 1q2w3e4r 1q2w3e4r5t 1q2w3e 1qaz2wsx 1qaz2wsx3edc zaq12wsx zaq1zaq1
q1w2e3r4 q1w2e3r4t5 q1w2e3 a1b2c3d4 a1b2c3 1a2b3c4d 1a2b3c a123456 a12345678 qwe123qwe 123qweasd 123qweasdzxc
qwer1234 asdf1234 zxcv1234 qwerty123 1qazxsw2 xsw2zaq1 2wsx3edc abcd1234 1234abcd 123abc 12345a 123456a 12345qwert
12345qwerty 123456qwerty 1234qwer 147258369a 159753qwerty m1cr0soft pa55word passw0rd p455w0rd l3tm31n w3lc0me
`

export const commonPasswords: ReadonlySet<string> = new Set(words.trim().split(/\s+/))
