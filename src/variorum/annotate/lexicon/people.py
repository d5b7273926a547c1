"""Titles, offices, and first names with the gender that they mostly have."""

COURTESY_MALE = frozenset("mr sir lord king prince herr monsieur señor brother father".split())
COURTESY_FEMALE = frozenset("mrs ms miss madam dame lady queen princess frau madame señora sister mother".split())
COURTESY = COURTESY_MALE | COURTESY_FEMALE | frozenset("dr prof professor rev reverend judge justice".split())

MALE_NOUNS = frozenset("""man boy spokesman chairman businessman congressman councilman fisherman policeman fireman father son brother
husband uncle nephew grandfather king prince actor gentleman guy lad widower grandson salesman salesman cameraman alderman
statesman countryman layman seaman monk priest""".split())  # fmt: skip
FEMALE_NOUNS = frozenset("""woman girl spokeswoman chairwoman businesswoman congresswoman councilwoman policewoman mother daughter sister
wife aunt niece grandmother queen princess actress lady widow granddaughter mum mom nun waitress hostess stateswoman
schoolgirl""".split())  # fmt: skip

ROLES = frozenset("""president minister secretary chancellor premier chief leader head director chairman chairwoman chair chairperson
spokesman spokeswoman spokesperson speaker governor mayor senator congressman congresswoman representative lawmaker deputy
member ambassador envoy diplomat consul general colonel major captain commander lieutenant sergeant admiral marshal officer
inspector detective sheriff constable superintendent commissioner judge justice prosecutor attorney lawyer solicitor barrister
counsel magistrate professor doctor surgeon nurse physician paediatrician pediatrician epidemiologist scientist researcher
economist analyst strategist expert historian academic author writer novelist editor journalist reporter correspondent columnist
blogger teacher headteacher headmaster principal student pupil scholar engineer pilot driver skipper sailor fisherman farmer
worker miner trader banker broker manager executive boss owner founder co-founder cofounder president-elect treasurer
accountant auditor administrator adviser advisor aide assistant official councillor councilor delegate negotiator mediator
campaigner activist protester demonstrator organiser organizer opponent critic rival candidate nominee counterpart ally
coach player striker midfielder goalkeeper athlete champion winner pope bishop archbishop cardinal priest pastor imam rabbi
king queen prince princess duke actor actress singer musician artist director producer witness resident neighbour neighbor
bystander survivor victim passenger customer shopper tourist traveller traveler commuter mother father parent son daughter
brother sister wife husband widow widower uncle aunt cousin nephew niece grandmother grandfather man woman boy girl teenager
source insider veteran soldier guard policeman policewoman firefighter paramedic rescuer volunteer whistleblower harbourmaster
harbormaster mechanic technician operator steward stewardess waiter waitress cook chef baker butcher shopkeeper pensioner
retiree depositor investor shareholder client creditor voter supporter defector refugee migrant prisoner inmate suspect
defendant plaintiff juror monk nun deputy-director vice-president premier-designate regulator watchdog liquidator governor-general
commentator host presenter moderator pollster translator interpreter librarian curator archivist architect developer contractor
governess midwife pharmacist chemist biologist physicist geologist meteorologist seismologist virologist psychologist therapist
coroner undertaker sexton verger clerk cashier teller receptionist janitor cleaner caretaker gardener carpenter plumber electrician
leader-elect chieftain elder sultan emir sheikh dictator strongman oligarch tycoon magnate billionaire entrepreneur
industrialist financier lobbyist unionist steward mate bosun midshipman conductor courier postman trucker haulier skipper
first-lady candidate ombudsman ombudswoman rector dean provost lecturer tutor fellow premier trustee patron chamberlain""".split())  # fmt: skip

PLURAL_ROLES = frozenset(
    """officials police authorities sources doctors experts residents witnesses prosecutors critics analysts
economists scientists researchers lawyers lawmakers leaders ministers diplomats reporters journalists teachers parents families
relatives neighbours neighbors survivors rescuers firefighters investigators detectives officers soldiers troops rebels
activists campaigners protesters demonstrators supporters opponents aides advisers advisors staff employees workers unions
companies banks regulators inspectors organisers organizers members delegates ambassadors envoys allies rivals democrats
republicans conservatives liberals voters people men women students pupils nurses medics paramedics hospitals
governments countries editors historians academics executives managers traders investors shareholders depositors
customers passengers tourists fishermen farmers crews sailors many some others several most both those two three four few
women-led polls surveys studies reports documents media newspapers outlets observers pollsters""".split()
)

BODIES = frozenset("""ministry agency department government administration office authority authorities council committee commission
parliament senate congress house court tribunal police army navy force guard coastguard union federation association society club
party bank company firm corporation group organisation organization institute university college school hospital clinic
laboratory embassy consulate alliance bloc team board panel inquiry campaign media press newspaper paper magazine broadcaster
channel station network website site outlet regulator watchdog fund trust charity foundation operator manufacturer maker airline
railway carrier owner supplier retailer bureau service services observatory centre center secretariat palace kremlin cabinet
opposition coalition majority delegation mission crew staff brigade militia opposition league chamber exchange registry
registrar liquidators administrators""".split())  # fmt: skip

DOCUMENTS = frozenset("""statement report letter document notice memo memorandum note communique communiqué declaration study survey
poll review article post tweet message e-mail email book paper text transcript dossier analysis summary audit indictment
filing lawsuit complaint ruling verdict judgment email bulletin release editorial column interview speech video headline
resolution treaty agreement website summit source record records data figures research graffiti sign banner placard""".split())  # fmt: skip

MALE = frozenset("""aaron abdul abdullah abraham adam adrian ahmed alan albert aldo alec alejandro aleksandr alex alexander alexei
alfred ali alistair allan allen alvin amir anatoly anders andre andreas andrei andrew andrey angus antoine anton antonio antony
archie aren arkady arne arthur artur arvid axel barack barry bart ben benedict benjamin bernard bernie bert bill billy bjorn
bob boris brad bram brandon brendan brett brian bruce bruno bryan bryce caleb calvin carl carlos cedric chad charles charlie
chris christian christoph christophe christopher chuck clarence claude claus clive clyde colin conor craig curtis cyril dale
damian damien dan daniel darren dave david davit dean denis dennis derek desmond diego dieter dirk dmitri dmitry dominic donald doug
douglas duncan dwight dylan earl ed eddie edgar edmund eduardo edward edwin elias elliot elliott emil emilio emmanuel enrique
eric erik ernest ernst erwin ethan eugene evan fabian felipe felix ferdinand fernando filip finn floyd francesco francis francisco
franco francois frank franz fred frederick friedrich fritz gabriel gareth garry gary gavin geoff geoffrey george georges gerald
gerard gerhard gerry gilbert giles giovanni giuseppe glen glenn gordon graham grant greg gregory guido guillermo gunnar gunther
gustav guy hamid hamza hans harald harold harrison harry harvey hassan heinrich helmut henrik henry herbert herman hermann hiroshi
horst howard hubert hugh hugo hussein ian ibrahim igor ingmar isaac ivan ivo ivor jack jacob jacques jake jakob jamal james jan
jared jason javier jay jean jeff jeffrey jens jeremy jerome jerry jim jimmy joachim joao joaquin joe joel johan johann johannes john
johnny jon jonas jonathan jordan jorge jose josef joseph josh joshua juan jules julian julio jurgen justin kai karel karim karl kaspar keir
keith kelvin ken kenneth kenny kevin khalid kim kirill klaus konrad konstantin kurt kyle lance lars larry laurence laurent lawrence lee
leif len lennart leo leon leonard leonid leopold leroy leslie lester levi lewis liam lionel lloyd lorenzo louis luca lucas ludwig luigi luis luk
luka lukas luke luther magnus malcolm manfred manuel marc marcel marcelo marco marcos marcus mario marius mark markus martin marvin
mateo mathias matt matteo matthew matthias maurice max maxim maximilian mehmet michael michel miguel mikael mike mikhail milan miles
milos mitch mitchell mitt mohamed mohammad mohammed morgan moritz moses muhammad murray mustafa nathan nathaniel ned neil nelson nicholas
nick nicolai nicolas nigel niels nikita nikolai nils noah noel norbert norman olaf oleg oliver olivier omar orlando oscar oskar osk otto owen
pablo paolo pascal patrick paul pavel pedro per percy peter phil philip philippe pierre piers piotr quentin rafael ralf ralph ramon
randall randy rashid ray raymond reginald rene rex ricardo richard rick robert roberto robin rodney rodrigo roger roland rolf roman
ron ronald rory ross roy rudolf rudy rupert russell ryan said salman sam samir samuel santiago scott sean sebastian sergei sergey
sergio seth shane shaun sid sidney sigmund simon slava stan stanislav stanley stefan stefano stephan stephen stepan steve steven stewart
stuart sven ted teddy terence terry thaddeus theo theodore thomas tim timothy tobias toby todd tom tomas tommy tony toomas travis trevor tristan tyler ulrich
umberto vaclav valentin valery vasily vernon viktor victor vince vincent vinny vitaly vlad vladimir volodymyr walter warren wayne werner
wesley wilfred wilhelm will willem william willy winston wolfgang xavier yann yannick yasser yuri yusuf yves zachary zoltan aldric halvard duarte joren
davy nial niall declan cormac ruairi oddvar torvald sigurd einar haakon havard rasmus jesper soren mads kristof kasper bastian ruben gideon ezra jasper""".split())  # fmt: skip

FEMALE = frozenset("""abigail ada adele adriana agatha agnes aisha alana alberta alice alicia alina alison allison alma amalia amanda amara amber
amelia amina amy ana anastasia andrea angela angelica angelina anita ann anna annabel anne annette annika antonia ariana astrid audrey
aurora ava barbara beata beatrice becky belinda bella bernadette bertha beth bethany betty beverly bianca birgit bonnie brenda bridget
britta brooke camilla candace carina carla carmen carol carole caroline carolyn carrie cassandra catherine cecilia celeste celia charlene
charlotte chelsea cheryl chloe christina christine claire clara clarissa claudia colette colleen constance cora cordelia corinna
cristina cynthia dagmar daisy dana daniela danielle daphne darya dawn deborah debra deirdre delia denise diana diane dolores donna dora doris
dorothea dorothy edda edith edna eileen elaine eleanor elena elisa elisabeth elise eliza elizabeth ella ellen eloise elsa elsie elvira
emilia emily emma erica erika erin estelle esther ethel eugenia eva eve evelyn faith fatima felicia felicity fiona flora florence frances
francesca freya frieda gabriela gabriella gabrielle gail galina georgia georgina geraldine gertrude gillian gina ginny giorgia giulia gisela
glenda gloria grace greta gretchen gudrun gwen hannah hanna hanne harriet hazel heather heidi helen helena helga henrietta hilary hilda
hillary holly ida ilena ilona ilse imogen ines inga inge ingrid irene irina iris isabel isabella isla ivana ivy jacqueline jamila
jana jane janet janice jasmine jean jeanne jenna jennifer jenny jessica jill joan joanna joanne jocelyn johanna josephine josie joy
joyce judith judy julia juliana julie juliet june kamala karen karin karina karla kate katharina katherine kathleen kathryn kathy katia
katie katja katrin katrina kay kelly kerry kimberly kirsten krista kristen kristin kristina larisa laura lauren lea leah leila lena
leonora leslie leticia lidia lila lilian lillian lily linda lisa lise liv liz ljudmila lois lola lorena loretta lori lorna lorraine louisa louise
lucia lucinda lucy ludmila luisa lydia lynn mabel madeleine madeline magdalena maggie maia mandy manuela marcia margaret margarita
margot maria mariam mariana marianne marie marilyn marina marion marisa marit marjorie marlene marta martha martina mary mathilda matilda maud
maureen maya megan mei melania melanie melinda melissa mercedes meredith mette mia michaela michelle mila mildred milena miranda mirela miriam
mireille molly mona monica monika muriel myra nadia nadine nancy naomi natalia natalie natasha nell nelly nicole nicola nina noemi nora norma nuria
octavia olena olga olive olivia oona ottilie ottla paige pam pamela patricia patsy paula pauline peggy penelope penny petra philippa phoebe
phyllis pilar polly portia priscilla priya rachel ramona raquel rebecca regina renata renate rhoda rita roberta robin romina rosa rosalind
rosalie rose rosemary rosie roxana ruth sabina sabine sabrina sally samantha sandra sara sarah saskia selena selma serena sharon
sheila shirley sibyl sidonie sienna sigrid sigrun silke silvia simone sofia solveig sonia sonja sophia sophie stacey stella stephanie sue susan
susanna susanne suzanne svetlana sybil sylvia tabitha tamara tania tanja tanya tara tatiana tatyana tess tessa thea thelma theresa
therese tiffany tilda tina toni tracy trudy ulrike una ursula valentina valerie vanessa vera verena veronica veronika victoria viktoria viola
violet virginia vivian viviana wanda wendy wilma winifred yasmin yelena yolanda yulia yvette yvonne zainab zara zelda zoe zofia mireya marguerite
oonagh siobhan niamh aoife ragnhild thora signe ebba maren karoline henriette liesel anneliese benedetta chiara ottavia raisa zsofia""".split())  # fmt: skip

FIRST_NAMES = MALE | FEMALE
