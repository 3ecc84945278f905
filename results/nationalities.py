"""Nationalities as motorsport prints them, states that no longer exist included.

A driver is stored with the ISO 3166 alpha-3 code (``NLD``). Sheets print the sport's code (``NED``), which is
the International Olympic Committee's. One table keeps the two from being mixed up.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Nationality:
    """``alpha3`` ISO 3166 (NLD), ``code`` as on a result sheet (NED), ``alpha2`` lower case for flags (nl)."""

    alpha3: str
    code: str
    alpha2: str
    country: str
    demonym: str


# ISO alpha-3, sheet code, alpha-2, country | demonym
_TABLE = """
ABW ARU aw Aruba | Arubian
AFG AFG af Afghanistan | Afghan
AGO ANG ao Angola | Angolan
ALB ALB al Albania | Albanian
AND AND ad Andorra | Andorran
ARE UAE ae United Arab Emirates | Emirati
ARG ARG ar Argentina | Argentine
ARM ARM am Armenia | Armenian
ASM ASA as American Samoa | Samoan
ATG ANT ag Antigua and Barbuda | Antiguan
AUS AUS au Australia | Australian
AUT AUT at Austria | Austrian
AZE AZE az Azerbaijan | Azerbaijanian
BDI BDI bi Burundi | Burundian
BEL BEL be Belgium | Belgian
BEN BEN bj Benin | Beninese
BFA BUR bf Burkina Faso | Burkinabe
BGD BAN bd Bangladesh | Bangladeshi
BGR BUL bg Bulgaria | Bulgarian
BHR BRN bh Bahrain | Bahraini
BHS BAH bs Bahamas | Bahamian
BIH BIH ba Bosnia and Herzegovina | Bosnian
BLR BLR by Belarus | Belarusian
BLZ BIZ bz Belize | Belizean
BMU BER bm Bermuda | Bermudian
BOL BOL bo Bolivia | Bolivian
BRA BRA br Brazil | Brazilian
BRB BAR bb Barbados | Barbadian
BRN BRU bn Brunei | Bruneian
BTN BHU bt Bhutan | Bhutanese
BWA BOT bw Botswana | Motswana
CAF CAF cf Central African Republic | Central African
CAN CAN ca Canada | Canadian
CHE SUI ch Switzerland | Swiss
CHL CHI cl Chile | Chilean
CHN CHN cn China | Chinese
CIV CIV ci Ivory Coast | Ivorian
CMR CMR cm Cameroon | Cameroonian
COD COD cd Democratic Republic of the Congo | Congolese
COG CGO cg Republic of the Congo | Congolese
COK COK ck Cook Islands | Cook Islander
COL COL co Colombia | Colombian
COM COM km Comoros | Comoran
CPV CPV cv Cape Verde | Cape Verdean
CRI CRC cr Costa Rica | Costa Rican
CSK TCH cs Czechoslovakia | Czechoslovak
CUB CUB cu Cuba | Cuban
CYM CAY ky Cayman Islands | Caymanian
CYP CYP cy Cyprus | Cypriot
CZE CZE cz Czechia | Czech
DDR GDR dd East Germany | East German
DEU GER de Germany | German
DJI DJI dj Djibouti | Djiboutian
DMA DMA dm Dominica | Dominican
DNK DEN dk Denmark | Danish
DOM DOM do Dominican Republic | Dominican
DZA ALG dz Algeria | Algerian
ECU ECU ec Ecuador | Ecuadorian
EGY EGY eg Egypt | Egyptian
ERI ERI er Eritrea | Eritrean
ESP ESP es Spain | Spanish
EST EST ee Estonia | Estonian
ETH ETH et Ethiopia | Ethiopian
FIN FIN fi Finland | Finnish
FJI FIJ fj Fiji | Fijian
FRA FRA fr France | French
FRO FRO fo Faroe Islands | Faroese
FSM FSM fm Federated States of Micronesia | Micronesian
GAB GAB ga Gabon | Gabonese
GBR GBR gb United Kingdom | British
GEO GEO ge Georgia | Georgian
GHA GHA gh Ghana | Ghanaian
GIN GUI gn Guinea | Guinean
GMB GAM gm Gambia | Gambian
GNB GBS gw Guinea-Bissau | Guinean
GNQ GEQ gq Equatorial Guinea | Equatorial Guinean
GRC GRE gr Greece | Greek
GRD GRN gd Grenada | Grenadian
GTM GUA gt Guatemala | Guatemalan
GUM GUM gu Guam | Guamanian
GUY GUY gy Guyana | Guyanese
HKG HKG hk Hong Kong | Hongkongese
HND HON hn Honduras | Honduran
HRV CRO hr Croatia | Croatian
HTI HAI ht Haiti | Haitian
HUN HUN hu Hungary | Hungarian
IDN INA id Indonesia | Indonesian
IND IND in India | Indian
IRL IRL ie Ireland | Irish
IRN IRI ir Iran | Iranian
IRQ IRQ iq Iraq | Iraqi
ISL ISL is Iceland | Icelander
ISR ISR il Israel | Israeli
ITA ITA it Italy | Italian
JAM JAM jm Jamaica | Jamaican
JOR JOR jo Jordan | Jordanian
JPN JPN jp Japan | Japanese
KAZ KAZ kz Kazakhstan | Kazakhstani
KEN KEN ke Kenya | Kenyan
KGZ KGZ kg Kyrgyzstan | Kyrgyzstani
KHM CAM kh Cambodia | Cambodian
KIR KIR ki Kiribati | I-Kiribati
KNA SKN kn Saint Kitts and Nevis | Kittian/Nevisian
KOR KOR kr South Korea | South Korean
KWT KUW kw Kuwait | Kuwaiti
LAO LAO la Laos | Laotian
LBN LBN lb Lebanon | Lebanese
LBR LBR lr Liberia | Liberian
LBY LBA ly Libya | Libyan
LIE LIE li Liechtenstein | Liechtensteiner
LKA SRI lk Sri Lanka | Sri Lankan
LSO LES ls Lesotho | Mosotho
LTU LTU lt Lithuania | Lithuanian
LUX LUX lu Luxembourg | Luxembourger
LVA LAT lv Latvia | Latvian
MAC MAC mo Macau | Macanese
MAR MAR ma Morocco | Moroccan
MCO MON mc Monaco | Monégasque
MDA MDA md Moldova | Moldovan
MDG MAD mg Madagascar | Malagasy
MDV MDV mv Maldives | Maldivian
MEX MEX mx Mexico | Mexican
MHL MHL mh Marshall Islands | Marshallese
MKD MKD mk North Macedonia | Macedonian
MLI MLI ml Mali | Malian
MLT MLT mt Malta | Maltese
MMR MYA mm Myanmar | Burmese
MNE MNE me Montenegro | Montenegrin
MNG MGL mn Mongolia | Mongolian
MOZ MOZ mz Mozambique | Mozambican
MRT MTN mr Mauritania | Mauritanian
MUS MRI mu Mauritius | Mauritian
MWI MAW mw Malawi | Malawian
MYS MAS my Malaysia | Malaysian
NAM NAM na Namibia | Namibian
NER NIG ne Niger | Nigerian
NGA NGR ng Nigeria | Nigerian
NIC NCA ni Nicaragua | Nicaraguan
NLD NED nl Netherlands | Dutch
NOR NOR no Norway | Norwegian
NPL NEP np Nepal | Nepalese
NRU NRU nr Nauru | Nauruan
NZL NZL nz New Zealand | New Zealander
OMN OMA om Oman | Omani
PAK PAK pk Pakistan | Pakistani
PAN PAN pa Panama | Panamanian
PER PER pe Peru | Peruvian
PHL PHI ph Philippines | Filipino
PLW PLW pw Palau | Palauan
PNG PNG pg Papua New Guinea | Papua New Guinean
POL POL pl Poland | Polish
PRI PUR pr Puerto Rico | Puerto Rican
PRK PRK kp North Korea | North Korean
PRT POR pt Portugal | Portuguese
PRY PAR py Paraguay | Paraguayan
PSE PLE ps Palestine | Palestinian
QAT QAT qa Qatar | Qatari
RHO RHO rh Rhodesia | Rhodesian
ROU ROU ro Romania | Romanian
RUS RUS ru Russia | Russian
RWA RWA rw Rwanda | Rwandan
SAU KSA sa Saudi Arabia | Saudi Arabian
SDN SUD sd Sudan | Sudanese
SEN SEN sn Senegal | Senegalese
SGP SGP sg Singapore | Singaporean
SLB SOL sb Solomon Islands | Solomon Islander
SLE SLE sl Sierra Leone | Sierra Leonean
SLV ESA sv El Salvador | Salvadoran
SMR SMR sm San Marino | Sammarinese
SOM SOM so Somalia | Somali
SRB SRB rs Serbia | Serbian
SSD SSD ss South Sudan | South Sudanese
STP STP st São Tomé and Príncipe | São Toméan
SUN URS su Soviet Union | Soviet
SUR SUR sr Suriname | Surinamese
SVK SVK sk Slovakia | Slovakian
SVN SLO si Slovenia | Slovenian
SWE SWE se Sweden | Swedish
SWZ SWZ sz Eswatini | Swazi
SYC SEY sc Seychelles | Seychellois
SYR SYR sy Syria | Syrian
TCD CHA td Chad | Chadian
TGO TOG tg Togo | Togolese
THA THA th Thailand | Thai
TJK TJK tj Tajikistan | Tajikistani
TKM TKM tm Turkmenistan | Turkmenistani
TLS TLS tl East Timor | East Timorese
TON TGA to Tonga | Tongan
TTO TTO tt Trinidad and Tobago | Trinidadian/Tobagonian
TUN TUN tn Tunisia | Tunisian
TUR TUR tr Turkey | Turkish
TUV TUV tv Tuvalu | Tuvaluan
TWN TPE tw Taiwan | Taiwanese
TZA TAN tz Tanzania | Tanzanian
UGA UGA ug Uganda | Ugandan
UKR UKR ua Ukraine | Ukrainian
URY URU uy Uruguay | Uruguayan
USA USA us United States of America | American
UZB UZB uz Uzbekistan | Uzbekistani
VCT VIN vc Saint Vincent and the Grenadines | Saint Vincentian
VEN VEN ve Venezuela | Venezuelan
VGB IVB vg British Virgin Islands | Virgin Islander
VIR ISV vi United States Virgin Islands | Virgin Islander
VNM VIE vn Vietnam | Vietnamese
VUT VAN vu Vanuatu | Ni-Vanuatu
WSM SAM ws Samoa | Samoan
YEM YEM ye Yemen | Yemeni
YUG YUG yu Yugoslavia | Yugoslav
ZAF RSA za South Africa | South African
ZMB ZAM zm Zambia | Zambian
ZWE ZIM zw Zimbabwe | Zimbabwean
"""


def _read(line: str) -> Nationality:
    alpha3, code, alpha2, names = line.split(" ", 3)
    country, demonym = names.split(" | ")
    return Nationality(alpha3, code, alpha2, country, demonym)


NATIONALITIES = {line[:3]: _read(line) for line in _TABLE.strip().splitlines()}


def find(alpha3: str) -> Nationality | None:
    """The nationality of an ISO alpha-3 code, None for an empty or unknown one."""
    return NATIONALITIES.get(alpha3)


def country_of(alpha3: str) -> str:
    """The name of the country; empty for an unknown code."""
    found = find(alpha3)
    return found.country if found else ""
