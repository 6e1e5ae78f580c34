"""Whether a spelling comes about from a native form: what must, what must not, and what a way says."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from pathlib import Path

import pytest
import regex
from hypothesis import given, settings
from hypothesis import strategies as st

from cleanup.names.index import Index
from cleanup.names.natives import Natives
from cleanup.translit.channels import channels, spellings
from cleanup.translit.fold import fold
from cleanup.translit.native import lower_native, native_language
from cleanup.translit.steps import cheapest
from cleanup.translit.ways import REACH, Way, cheapest_way, endings, reach_of, ways

HERE = Path(__file__).parent
RECALL = [
    line.split("\t") for line in (HERE / "channel_recall.tsv").read_text(encoding="utf-8").splitlines()
]
ENDINGS = [
    line.split("\t")
    for line in (files("cleanup.translit") / "channels" / "endings.tsv")
    .read_text(encoding="utf-8")
    .splitlines()
]
ENGLISH = HERE.parents[1] / "lexicons" / "guards" / "english-words.tsv"
SPACE = 0.3

#: Spellings in real use, with a channel that makes them and what that costs at most.
REAL = [
    ("Փաշինյան", "Pashinyans", "hy>en", 0.3),
    ("Փաշինյան", "Paschinjans", "hy>de", 0.3),
    ("Փաշինյան", "Pašinjana", "hy>cs", 0.4),
    ("Փաշինյան", "Pašinjanovi", "hy>cs", 0.4),
    ("Փաշինյան", "Pašinjanem", "hy>cs", 0.4),
    ("Փաշինյան", "Paszinianem", "hy>pl", 0.4),
    ("Փաշինյան", "Paszinianowi", "hy>pl", 0.5),
    ("Փաշինյան", "Pachinian", "hy>fr", 0),
    ("Փաշինյան", "Pașinian", "hy>ro", 0),
    ("Փաշինյան", "Pasjinian", "hy>nl", 0),
    ("Փաշինյան", "Pasjinjan", "hy>sv", 0),
    ("Փաշինյան", "Pasinjánt", "hy>hu", 0.5),
    ("Փաշինյան", "Pašiniano", "hy>lt", 0.3),
    ("Փաշինյան", "Pašinianui", "hy>lt", 0.5),
    ("Փաշինյան", "Pašinjana", "hy>lv", 0.1),
    ("Փաշինյան", "Pašinjanom", "hy>sr", 0.5),
    ("Փաշինյան", "Paşinyan'ın", "hy>tr", 0.3),
    ("Փաշինյան", "Bashinyan", "hy>ar", 0),
    ("Փաշինյան", "Pashiniani", "hy>ka", 0.1),
    ("Փաշինյան", "Pashinianis", "hy>ka", 0.5),
    ("Փաշինյան", "paxiniyang", "hy>zh", 0.1),
    ("Փաշինյան", "Pashinyani", "hy>en", 0.4),
    ("Սարգսյան", "Sargsjanov", "hy>ru>sr", 0.6),
    ("Սարգսյան", "Sarkisjanowie", "hy>ru>pl", 0.6),
    ("Սարգսյան", "Sargisjanowie", "hy>ru>pl", 1.1),
    ("Սարգսյան", "Sargsjanová", "hy>cs", 0.3),
    ("Սարգսյան", "Szargszján", "hy>hu", 0),
    ("Սարգսյան", "Sarkisian", "hy>ru>en", 0.4),
    ("Քոչարյան", "Koczariana", "hy>pl", 0.4),
    ("Քոչարյան", "Kotxarian", "hy>ca", 0.1),
    ("Քոչարյան", "Kotsjarian", "hy>nl", 0.1),
    ("Քոչարյան", "Kotscharjans", "hy>de", 0.3),
    ("Հովհաննիսյան", "Oganesjan", "hy>ru>de", 0),
    ("Հովհաննիսյան", "Ovanesyan", "hy>ru>en", 0.3),
    ("Խաչատրյան", "Khatchatourian", "hy>ru>fr", 0.2),
    ("Խաչատրյան", "Chačaturjan", "hy>ru>cs", 0.2),
    ("Խաչատրյան", "Chatschaturjan", "hy>ru>de", 0.2),
    ("Խաչատրյան", "Haciaturian", "hy>ru>ro", 0.3),
    ("Պետրոսյան", "Bedrosian", "hy>west", 0.1),
    ("Պետրոսյան", "Petroszján", "hy>ru>hu", 0.1),
    ("Տեր-Պետրոսյան", "Ter-Petrossian", "hy>fr", 0.1),
    ("Տեր-Պետրոսյան", "Ter Petrosyan", "hy>en", 0),
    ("Տեր-Պետրոսյան", "Terpetrosyan", "hy>en", 0.3),
    ("Տեր-Պետրոսյան", "Der Bedrosian", "hy>west", 0),
    ("Գևորգյան", "Kevorkian", "hy>west>fr", 0.1),
    ("Տէմիրճեան", "Demirdjian", "hy>west", 0.3),
    ("Մկրտիչ", "Meguerditch", "hy>west>fr", 0),
    ("Երևան", "Jerewan", "hy>de", 0),
    ("Երևան", "Jerevanu", "hy>cs", 0.4),
    ("Երևան", "Jerevane", "hy>lt", 0.5),
    ("Երևան", "Jerevanban", "hy>hu", 0.3),
    ("Երևան", "Yerevanum", "hy>en", 0.4),
    ("Վանաձոր", "Vanadzorum", "hy>en", 0.4),
    ("Ղարաբաղ", "Karabaj", "hy>ru>es", 0),
    ("Ղարաբաղ", "Karabaha", "hy>ru>lv", 0.1),
    ("Վայոց Ձոր", "Wajozdsor", "hy>de", 0.3),
    ("Վայոց Ձոր", "Wajoc Dzor", "hy>pl", 0),
    ("Ալավերդի", "Alawerdi", "hy>de", 0),
    ("Արցախ", "Arzach", "hy>de", 0),
    ("Արցախ", "Arcachu", "hy>cs", 0.4),
    ("Արցախ", "Arcachas", "hy>lt", 0),
    ("Արցախ", "Artsakhum", "hy>en", 0.4),
    ("Արցախ", "Artsakhtsi", "hy>en", 0.6),
    ("Արցախ", "Artsakhi", "hy>en", 0.4),
    ("Əliyev", "Alijew", "az>de", 0.2),
    ("Əliyev", "Alijewa", "az>pl", 0.6),
    ("Əliyev", "Alijevem", "az>cs", 0.6),
    ("Əliyev", "Alijevová", "az>cs", 0.5),
    ("Əliyeva", "Alijevová", "az>cs", 0.5),
    ("Əliyeva", "Alijewej", "az>pl", 0.5),
    ("Əliyeva", "Aliyevoy", "az>ru>en", 0.5),
    ("Əliyev", "Aliev", "az>fr", 0.3),
    ("Əliyev", "Alijevas", "az>lt", 0.1),
    ("Əliyev", "Alijevo", "az>lt", 0.4),
    ("Əliyev", "Alijevs", "az>lv", 0.1),
    ("Əliyev", "Alijevam", "az>lv", 0.6),
    ("Əliyev", "Alievi", "az>ka", 0.1),
    ("Əliyev", "aliyefu", "az>zh", 0),
    ("Əliyev", "Aliyef", "az>fa", 0.3),
    ("Əliyev", "Aliyevin", "az>en", 0.5),
    ("Kəlbəcər", "Kalbajari", "az>en", 0.6),
    ("Kəlbəcər", "Kelbecer", "az>tr", 0),
    ("Kəlbəcər", "Kelbecerde", "az>tr", 0.4),
    ("Kəlbəcər", "Kelbadschar", "az>ru>de", 0),
    ("Kəlbəcər", "Kelbadżaru", "az>ru>pl", 0.6),
    ("Kəlbəcər", "Kelbadžara", "az>lv", 0),
    ("Kəlbəcər", "Kalbajarda", "az>en", 0.6),
    ("Kəlbəcər", "Kelbadzsarban", "az>ru>hu", 0.4),
    ("Laçın", "Latchine", "az>fr", 0.4),
    ("Laçın", "Laczyn", "az>pl", 0.1),
    ("Laçın", "Lachinskiy", "az>ru>en", 0.5),
    ("Laçın", "Laçında", "az>tr", 0.3),
    ("Laçın", "Lačina", "az>lv", 0.1),
    ("Naxçıvan", "Nachitschewan", "az>ru>de", 0),
    ("Naxçıvan", "Nahçıvan'da", "az>tr", 0.3),
    ("Naxçıvan", "Najicheván", "az>ru>es", 0.1),
    ("Naxçıvan", "Nakhchivanskaya", "az>ru>en", 0.6),
    ("Naxçıvan", "Nakhjavan", "az>fa", 0),
    ("Naxçıvan", "Nakhichevani", "az>ru>en", 0.4),
    ("Şuşa", "Schuscha", "az>de", 0),
    ("Şuşa", "Szuszy", "az>pl", 0.3),
    ("Şuşa", "Szuszę", "az>pl", 0.4),
    ("Şuşa", "Xuixa", "az>ca", 0),
    ("Şuşa", "Šušos", "az>lt", 0.3),
    ("Şuşa", "Sjoesja", "az>nl", 0),
    ("Şuşa", "Şuşa'ya", "az>tr", 0.3),
    ("Şuşa", "Shushada", "az>en", 0.3),
    ("Qarabağ", "Karabach", "az>ru>de", 0),
    ("Qarabağ", "Karabakh", "az>ru>en", 0),
    ("Qarabağ", "Karabagh", "az>en", 0.5),
    ("Qarabağ", "Karabağ'da", "az>tr", 0.4),
    ("Qarabağ", "Karabachu", "az>ru>cs", 0.4),
    ("Qarabağ", "karabají", "az>ru>es", 0.4),
    ("Qarabağ", "Garabağlı", "az>en", 0.7),
    ("Gəncə", "Gandscha", "az>de", 0.2),
    ("Gəncə", "Gyandzha", "az>ru>en", 0.1),
    ("Gəncə", "Gandżę", "az>pl", 0.2),
    ("Xocalı", "Jodyalí", "az>es", 0.3),
    ("Xocalı", "Chodžaly", "az>ru>cs", 0.2),
    ("Xankəndi", "Hankendi", "az>tr", 0),
    ("Xankəndi", "Chankendi", "az>pl", 0.2),
    ("Xankəndi", "Khan-Kendi", "az>en", 0.5),
    ("Xankəndi", "Khankandi", "az>en", 0.2),
    ("Qasımzadə", "Kassim-sade", "az>de", 1.1),
    ("Qasımzadə", "Kassimsade", "az>de", 0.8),
    ("Qasımzadə", "Kasim-zade", "az>ru>en", 0.7),
    ("Həsənzadə", "Hasanzadeh", "az>fa", 0.1),
    ("Rəsulzadə", "Rasul-zade", "az>en", 0.5),
    ("Heydər Əliyev", "Gejdar Alijew", "az>ru>de", 0),
    ("Heydər Əliyev", "Gueidar Aliev", "az>ru>es", 0.3),
    ("İlham Əliyev", "Ilham Alijews", "az>de", 0.5),
    ("İlham Əliyev", "Elham Aliyev", "az>fa", 0.3),
    ("Rəcəbov", "Radjabov", "az>fr", 0.2),
    ("Rəcəbov", "Radžabova", "az>cs", 0.6),
    ("Məmmədyarov", "Mamedyarov", "az>ru>en", 0),
    ("Məmmədov", "Mamedovs", "az>ru>lv", 0.1),
    ("Məmmədov", "Mamedowem", "az>ru>pl", 0.6),
    ("Hüseynov", "Guseinov", "az>ru>en", 0.3),
    ("Hüseynov", "Hosseinov", "az>fa", 0),
    ("Հովհաննիսյան", "Hovhannisyanin", "hy>en", 0.6),
    ("Հրազդան", "Razdan", "hy>ru>en", 0.1),
    ("Հրազդան", "Razdanskiy", "hy>ru>en", 0.3),
    ("Նախիջևան", "Nakhichevani", "hy>ru>en", 0.4),
    ("Շուշի", "Schuschi", "hy>de", 0),
    ("Շուշի", "Szuszi", "hy>pl", 0),
    ("Շուշի", "Chouchi", "hy>fr", 0.1),
    ("Ասկերան", "Askeranskiy", "hy>ru>en", 0.3),
    ("Գէորգեան", "Kevorkian", "hy>west>fr", 0),
    ("Յարութիւնեան", "Haroutiounian", "hy>west", 0.5),
    ("Ղարաբաղ", "Karabachski", "hy>ru>pl", 0.6),
    ("Վայոց Ձոր", "Vajots-Dzor", "hy>nl", 0),
    ("Քարտաշեան", "Kardashian", "hy>west", 0.1),
    ("Սարգսյան", "Sarkissian", "hy>ru>fr", 0.3),
    ("Տէր Պետրոսեան", "Der Bedrosian", "hy>west", 0.1),
    ("Խաչատուրեան", "Khatchadourian", "hy>west>fr", 0.3),
    ("Գորիս", "Goriso", "hy>lt", 0.4),
    ("Շուշի", "Shushinskiy", "hy>ru>en", 0.5),
    ("Xocalı", "Khojalinskiy", "az>ru>it", 0.6),
    ("Əliyev", "Aliyevlar", "az>en", 0.7),
    ("Hüseynova", "Husejnovové", "az>cs", 0.4),
    ("Գյումրի", "Gyumriban", "hy>hu", 0.4),
    ("Երևան", "Jerevanski", "hy>sr", 0.4),
    ("Bakı", "Bakıda", "az>tr", 0.4),
    ("Gəncə", "Gence'nin", "az>tr", 0.4),
    ("Տավուշ", "Tawuszem", "hy>pl", 0.4),
    ("Դիլիջան", "Dilijanum", "hy>en", 0.4),
    ("Մարտիրոսյան", "Martiroszjannal", "hy>hu", 0.6),
    ("Քոչարյան", "Kocearianului", "hy>ro", 0.4),
    ("Երևան", "Erevanul", "hy>ro", 0.5),
    ("Լաչին", "Lachinskiy", "hy>ru>en", 0.3),
    ("Փաշինյան", "Pasjinjans", "hy>da", 0.3),
    ("Նախիջևան", "Nakhitjevan", "hy>ru>da", 0),
    ("Պետրոսյան", "Petrosjan", "hy>ru>it", 0.1),
    ("Naxçıvan", "Nakhchivan", "az>it", 0),
    ("Քոչարյան", "Kotcharian", "hy>pt", 0.1),
    ("Əliyev", "Aliev", "az>pt", 0.2),
    ("Xankəndi", "Xankendi", "az>raw", 0),
    ("Xankəndi", "Xankendi", "az>ascii", 0.1),
]

#: What the other nation calls a place.
COUNTERPARTS = [
    ("Ստեփանակերտ", "Khankendi"),
    ("Xankəndi", "Stepanakert"),
    ("Մարտակերտ", "Agdere"),
    ("Ağdərə", "Martakert"),
    ("Ağdərə", "Mardakert"),
    ("Մարտունի", "Khojavend"),
    ("Xocavənd", "Martuni"),
    ("Քարվաճառ", "Kalbajar"),
    ("Kəlbəcər", "Karvachar"),
    ("Բերձոր", "Lachin"),
    ("Laçın", "Berdzor"),
    ("Կուբաթլու", "Sanasar"),
    ("Qubadlı", "Sanasar"),
    ("Şuşa", "Shushi"),
    ("Շուշի", "Shusha"),
    ("Գյումրի", "Leninakan"),
    ("Արցախ", "Karabakh"),
    ("Xocalı", "Ivanyan"),
    ("Şəki", "Nukha"),
    ("Հադրութ", "Agoghlan"),
    ("Իվանյան", "Khojaly"),
    ("Şuşa", "Shosh"),
    ("Naxçıvan", "Julfa"),
]

#: English words, other places and other names, spelled more or less alike.
UNRELATED = [
    ("Xankəndi", "Khankala"),
    ("Kəlbəcər", "Calabar"),
    ("Kəlbəcər", "Kalamazoo"),
    ("Laçın", "Latin"),
    ("Laçın", "Lacking"),
    ("Şuşa", "Susie"),
    ("Şuşa", "Russia"),
    ("Şuşa", "sushi"),
    ("Շուշի", "Shusha's"),
    ("Շուշի", "Suzie"),
    ("Փաշինյան", "Washington"),
    ("Փաշինյան", "passion"),
    ("Փաշինյան", "fashion"),
    ("Փաշինյան", "Pashtun"),
    ("Փաշինյան", "Peshawar"),
    ("Փաշինյան", "Pashayan"),
    ("Փաշինյան", "Parisian"),
    ("Սարգսյան", "Saroyan"),
    ("Սարգսյան", "Sargasso"),
    ("Սարգսյան", "Sarajevo"),
    ("Սարգսյան", "Sarafyan"),
    ("Քոչարյան", "Kocher"),
    ("Քոչարյան", "Khachaturian"),
    ("Հակոբյան", "Jacobian"),
    ("Հակոբյան", "Hagiographer"),
    ("Հովհաննիսյան", "Johannesburg"),
    ("Հովհաննիսյան", "Harutyunyan"),
    ("Աբրահամյան", "Abraham"),
    ("Երևան", "Evan"),
    ("Երևան", "Tehran"),
    ("Երևան", "Devon"),
    ("Երևան", "Yemen"),
    ("Գյումրի", "Gomorrah"),
    ("Գյումրի", "Jumeirah"),
    ("Գորիս", "Boris"),
    ("Գորիս", "Gorgeous"),
    ("Գորիս", "glories"),
    ("Կապան", "Japan"),
    ("Կապան", "Caplan"),
    ("Կապան", "Kazan"),
    ("Սևան", "seven"),
    ("Սևան", "Sedan"),
    ("Արարատ", "Arafat"),
    ("Արմեն", "Yemen"),
    ("Արամ", "Araz"),
    ("Արաքս", "Iraq"),
    ("Վարդան", "Jordan"),
    ("Վարդան", "warden"),
    ("Վանաձոր", "Vandal"),
    ("Մեղրի", "Misery"),
    ("Մեղրի", "Mercury"),
    ("Ղարաբաղ", "Karachi"),
    ("Ղարաբաղ", "Kalabagh"),
    ("Ղարաբաղ", "Karbala"),
    ("Արցախ", "archaic"),
    ("Արցախ", "Arctic"),
    ("Արցախ", "Artsakhyan"),
    ("Əliyev", "Olive"),
    ("Əliyev", "Elijah"),
    ("Əliyev", "alive"),
    ("Əliyev", "believe"),
    ("Əliyev", "Guliyev"),
    ("Əliyev", "Valiyev"),
    ("Əliyev", "Oliver"),
    ("Əliyev", "Alien"),
    ("Bakı", "Barki"),
    ("Bakı", "Baker"),
    ("Bakı", "bakery"),
    ("Gəncə", "Gandhi"),
    ("Gəncə", "Ghana"),
    ("Gəncə", "change"),
    ("Gəncə", "Ganges"),
    ("Naxçıvan", "Nashville"),
    ("Naxçıvan", "Natchez"),
    ("Ağdam", "Adam"),
    ("Ağdam", "Agadir"),
    ("Ağdam", "Amsterdam"),
    ("Ağdam", "Askeran"),
    ("Füzuli", "Fusilli"),
    ("Füzuli", "futile"),
    ("Cəbrayıl", "Gabriel"),
    ("Cəbrayıl", "Gibraltar"),
    ("Cəbrayıl", "Jabril"),
    ("Zəngilan", "Zealand"),
    ("Zəngilan", "England"),
    ("Qarabağ", "Carabao"),
    ("Xocalı", "Hockey"),
    ("Tovuz", "towels"),
    ("Tovuz", "Tours"),
    ("Heydər", "hydra"),
    ("Heydər", "Heather"),
    ("Heydər", "header"),
    ("Rəcəbov", "Rajapaksa"),
    ("Məmmədov", "mammoth"),
    ("Məmmədov", "Muhammad"),
    ("Həsənov", "Hanover"),
    ("Hüseynov", "Hussein"),
    ("Mingəçevir", "Mangosteen"),
    ("Şəki", "Shaky"),
    ("Şəki", "Sheikh"),
    ("Lənkəran", "Lancaster"),
    ("Lənkəran", "Lankan"),
    ("Sumqayıt", "Summit"),
    ("Quba", "Cuba"),
    ("Qazax", "Kazakhstan"),
    ("Nizami", "Namibia"),
    ("İlham", "William"),
    ("İlham", "Islam"),
    ("Vaqif", "Wafic"),
    ("Sabir", "Sabra"),
    ("Քոչարյան", "Kochar"),
    ("Հրազդան", "Razan"),
    ("Դիլիջան", "Dillinger"),
    ("Խաչատրյան", "Chattering"),
    ("Տավուշ", "Tavish"),
    ("Նալբանդյան", "Nabokov"),
    ("Գարեգին", "Georgian"),
    ("Մարգարյան", "Margarine"),
    ("Մարգարյան", "Margaret"),
    ("Մանուկյան", "Manchurian"),
    ("Պետրոսյան", "Peterson"),
    ("Պետրոսյան", "Petersburg"),
    ("Մինասյան", "Minnesotan"),
    ("Ադամյան", "Adamson"),
    ("Կարապետյան", "Carpathian"),
    ("Դավթյան", "Davidson"),
    ("Բաղդասարյան", "Baghdad"),
    ("Թումանյան", "Romanian"),
    ("Արամյան", "Armenian"),
    ("Արամյան", "Aramean"),
    ("Ասատրյան", "Austrian"),
    ("Գալստյան", "Galatian"),
]


@cache
def found(native: str, form: str) -> tuple[Way, ...]:
    """The ways from *native* to *form*; several tests ask for the same."""
    return tuple(ways(native, form))


# What comes about.


@pytest.mark.parametrize(("native", "form", "channel", "bound"), REAL)
def test_a_spelling_in_use_comes_about_by(native, form, channel, bound):
    costs = {way.channel.id: way.cost for way in found(native, form)}
    assert costs[channel] <= bound + 1e-9


def test_every_language_has_spellings_in_use():
    shown = {channel.rpartition(">")[2] for _native, _form, channel, _bound in REAL}
    assert shown == {channel.rpartition(">")[2] for channel in channels()}


@pytest.mark.parametrize(
    ("native", "form", "ending"),
    [
        ("Kəlbəcər", "Kalbajari", "Azerbaijani accusative or possessive after a consonant"),
        ("Սարգսյան", "Sargisjanowie", "Polish plural of a surname"),
        ("Əliyev", "Alijevová", "Czech feminine surname"),
        ("Փաշինյան", "Pashinyans", "English possessive or plural run together"),
        ("Փաշինյան", "Pašinianui", "Lithuanian dative of a name in -as"),
        ("Երևան", "Jerevanban", "Hungarian inessive (in)"),
        ("Փաշինյան", "Paşinyan'ın", "Turkish genitive after a consonant"),
        ("Երևան", "Yerevanum", "Armenian locative (in a place)"),
        ("Ասկերան", "Askeranskiy", "Russian adjective"),
        ("Փաշինյան", "Paschinjan", ""),
        ("Փաշինյան", "Pašinjans", ""),
    ],
)
def test_a_way_says_which_ending_was_left_on(native, form, ending):
    assert ending in [way.ending for way in found(native, form)]
    assert found(native, form)[0].ending in (ending, _english(form))


def _english(form: str) -> str:
    return "English possessive or plural run together" if form.endswith("s") else ""


@pytest.mark.parametrize(
    ("native", "forms"),
    [
        ("Qasımzadə", ("Kasimzade", "Kasim-zade", "Kasim Zade")),
        ("Վայոց Ձոր", ("Wajozdsor", "Wajoz-Dsor", "Wajoz Dsor")),
        ("Տեր-Պետրոսյան", ("Terpetrosjan", "Ter-Petrosjan", "Ter Petrosjan")),
        ("Xankəndi", ("Chankendi", "Chan-Kendi", "Chan Kendi")),
    ],
)
def test_a_space_more_or_fewer_costs_something_and_a_hyphen_is_a_space(native, forms):
    costs = [cheapest_way(native, form, REACH).cost for form in forms]
    assert costs[1] == costs[2]
    assert abs(costs[0] - costs[1]) == pytest.approx(SPACE)
    assert (costs[0] < costs[1]) == (len(native.replace("-", " ").split()) == 1)


@pytest.mark.parametrize(
    ("native", "form"),
    [("Փաշինյան", "Pašinjan"), ("Փաշինյան", "PAŠINJAN"), ("ՓԱՇԻՆՅԱՆ", "pasinjan")],
)
def test_capitals_and_diacritics_do_not_count(native, form):
    assert found(native, form) == found("Փաշինյան", "Pasinjan")


# What does not.


@pytest.mark.parametrize(("native", "form"), COUNTERPARTS)
def test_a_place_never_comes_about_from_what_the_other_nation_calls_it(native, form):
    assert [(way.channel.id, way.cost, way.stages) for way in found(native, form)] == []


@pytest.mark.parametrize(("native", "form"), UNRELATED)
def test_a_word_that_is_merely_alike_does_not_come_about(native, form):
    assert [(way.channel.id, way.cost, way.stages) for way in found(native, form)] == []


@pytest.mark.parametrize(
    ("native", "form"), [("Շուշի", "sushi"), ("Qazax", "Kazakh"), ("Գրիգորյան", "Gregorian")]
)
def test_a_few_words_are_spelled_so_by_chance_and_left_to_the_guards(native, form):
    assert found(native, form)


@pytest.mark.parametrize("form", ["", " ", "-", "’", "x", "Փաշինյան", "帕希尼扬", "1915"])
def test_what_is_no_spelling_has_no_way(form):
    assert ways("Ստեփանակերտ", form) == []
    assert ways("Xankəndi", form) == []


# Reach.


@pytest.mark.parametrize(
    ("form", "reach"),
    [
        ("a", 0),
        ("Gori", 0.3),
        ("Pasinjan", 0.7),
        ("Hovhannisyan", 1.1),
        ("x" * 26, 2.5),
        ("x" * 60, 2.5),
    ],
)
def test_a_short_form_must_come_about_more_regularly_than_a_long_one(form, reach):
    assert reach_of(form) == pytest.approx(reach, abs=1e-6)


def test_the_reach_is_that_of_the_form_unless_said():
    assert found("Qasımzadə", "Kassim-sade") == tuple(
        ways("Qasımzadə", "Kassim-sade", reach_of("Kassim-sade"))
    )
    assert [way.channel.id for way in ways("Փաշինյան", "Paszinian", 0)] == ["hy>pl"]
    assert cheapest_way("Փաշինյան", "Washington") is None


@pytest.mark.parametrize(("native", "form", "_channel", "_bound"), REAL[::4])
def test_a_longer_reach_loses_no_way(native, form, _channel, _bound):
    further = {way.channel.id: way.cost for way in ways(native, form, reach_of(form) + 0.4)}
    for way in found(native, form):
        assert further[way.channel.id] == pytest.approx(way.cost)


# What a way says.


def ways_in_use() -> list[tuple[str, str, Way]]:
    return [(native, form, way) for native, form, *_ in REAL for way in found(native, form)]


def test_ways_are_sorted_one_a_channel_and_of_the_names_language():
    for native, form, *_ in REAL:
        shown = found(native, form)
        assert [way.cost for way in shown] == sorted(way.cost for way in shown)
        assert len({way.channel.id for way in shown}) == len(shown)
        assert {way.channel.id[:2] for way in shown} == {native_language(native)}
        assert all(0 <= way.cost <= reach_of(form) + 1e-9 for way in shown), form


def test_stages_lead_from_the_native_form_to_the_form_without_its_ending():
    for native, form, way in ways_in_use():
        first, *_between, last = (stage.replace(" ", "") for stage in way.stages)
        assert first == lower_native(native).replace("-", "").replace(" ", "")
        assert last in _without_ending(fold(form).replace(" ", ""), way), (form, way)
        assert all(stage.count(" ") == way.stages[0].count(" ") for stage in way.stages)


def test_the_sounds_are_no_stage():
    for _native, _form, way in ways_in_use():
        phonetic = any(step.endswith("-sounds") for step in way.channel.steps)
        assert len(way.stages) == len(way.channel.steps) + 1 - phonetic


def test_the_units_of_a_way_join_to_its_last_stage():
    for _native, form, way in ways_in_use():
        written = "".join(unit.output for unit in way.units)
        assert written == way.stages[-1].replace(" ", ""), (form, way)
        if not way.channel.steps[-1].startswith("sounds-"):
            read = "".join(unit.source for unit in way.units)
            assert read == way.stages[-2].replace(" ", ""), (form, way)


def test_the_cost_of_a_way_is_that_of_its_stages_its_ending_and_its_spaces():
    """For the channels whose every stage is shown, those that do not go through the sounds."""
    for native, form, way in ways_in_use():
        if any(step.endswith("-sounds") for step in way.channel.steps):
            continue
        letters = 0.0
        stages = [stage.split() for stage in way.stages]
        for step, before, after in zip(way.channel.steps, stages, stages[1:], strict=False):
            for one, other in zip(before, after, strict=True):
                letters += cheapest(step, one, other, 9.0) or 0.0
        words = len(native.replace("-", " ").split())
        spaces = SPACE * abs(words - len(fold(form).split()))
        totals = [letters + spaces + cost for cost in _ending_costs(way)]
        assert any(total == pytest.approx(way.cost, abs=0.001) for total in totals), (form, way)


def test_a_way_without_an_ending_costs_what_its_spelling_costs():
    """What is written out and what is read back are the same, also through the sounds."""
    for native, form, channel, _bound in REAL:
        way = next(way for way in found(native, form) if way.channel.id == channel)
        if not way.ending and native.isalpha() and " " not in fold(form):
            written = spellings(native, channel, way.cost + 0.001, 400)
            assert written[fold(form)] == pytest.approx(way.cost, abs=0.001), (form, channel)


@pytest.mark.parametrize(
    ("native", "channel"),
    [(native, channel) for native, _form, channel, _bound in REAL[::6] if " " not in native],
)
def test_what_a_channel_writes_has_a_way_by_it(native, channel):
    for form, cost in spellings(native, channel, 0.3, 12).items():
        costs = {way.channel.id: way.cost for way in ways(native, form, 0.301)}
        assert costs[channel] <= cost + 0.001, form


def test_an_ending_belongs_to_a_language_of_the_channel_or_is_english():
    for _native, form, way in ways_in_use():
        if way.ending:
            spoken = {*way.channel.id.split(">"), "en"}
            having = {
                language
                for language, rows in endings().items()
                for row in rows
                if row.what == way.ending
            }
            assert having & spoken, (form, way)


def _without_ending(form: str, way: Way) -> set[str]:
    if not way.ending:
        return {form}
    return {
        form.removesuffix(row.ending) + row.drop
        for rows in endings().values()
        for row in rows
        if row.what == way.ending and form.endswith(row.ending)
    }


def _ending_costs(way: Way) -> list[float]:
    costs = [row.cost for rows in endings().values() for row in rows if row.what == way.ending]
    return costs or [0.0]


@settings(max_examples=60)
@given(st.sampled_from([row[1] for row in RECALL[1:]]), st.text(max_size=12), st.floats(0, 3))
def test_any_text_may_be_asked_for(native, form, reach):
    shown = ways(native, form, reach)
    assert [way.cost for way in shown] == sorted(way.cost for way in shown)
    assert all(way.cost <= reach + 0.001 for way in shown)


# Endings.


def test_the_endings_have_their_columns_and_are_sorted():
    header, *rows = ENDINGS
    assert header == ["language", "after", "drop", "ending", "cost", "what"]
    assert {len(row) for row in rows} == {6}
    keys = [tuple(row[:4]) for row in rows]
    assert keys == sorted(set(keys))
    assert sum(map(len, endings().values())) == len(rows)


def test_the_endings_are_those_of_languages_of_the_channels():
    spoken = {part for channel in channels() for part in channel.split(">")}
    assert set(endings()) <= spoken
    assert {"hy", "az", "ru", "en"} <= set(endings())


def test_an_ending_is_written_in_folded_letters_and_costs_a_tenth_to_one():
    for _language, after, drop, ending, cost, what in ENDINGS[1:]:
        assert regex.fullmatch("~?[a-z]*", after), what
        assert regex.fullmatch("[a-z]*", drop), what
        assert regex.fullmatch("[a-z]+", ending), what
        assert len(set(after)) == len(after) or after.startswith("~"), what
        assert 0.1 <= float(cost) <= 1, what
        assert regex.fullmatch(r"\p{Lu}\p{Ll}+ .*\S", what)


def test_what_gives_way_to_an_ending_is_what_it_comes_after():
    for _language, after, drop, ending, _cost, what in ENDINGS[1:]:
        tails = (after[1:],) if after.startswith("~") else tuple(after)
        assert drop != ending, what
        assert not drop or any(tail.endswith(drop) for tail in tails), what


# How many.


def test_the_spellings_in_use_are_a_table():
    header, *rows = RECALL
    assert header == ["language", "native", "form", "source"]
    assert {len(row) for row in rows} == {4}
    assert all(all(row) for row in rows)
    keys = [tuple(row[:3]) for row in rows]
    assert keys == sorted(set(keys))
    assert len(rows) >= 250
    assert len({row[0] for row in rows}) >= 12
    assert {row[0] for row in rows} <= {part for channel in channels() for part in channel.split(">")}


@pytest.mark.parametrize(("language", "floor"), [("hy", 0.90), ("az", 0.85)])
def test_most_spellings_in_use_come_about(language, floor):
    """The table was written from memory of what the press and the encyclopedias print.

    It leans towards well-known names; 97 % of the Armenian and 98 % of the Azerbaijani rows come about.
    """
    rows = [row for row in RECALL[1:] if native_language(row[1]) == language]
    missed = [f"{row[1]} {row[2]} ({row[0]})" for row in rows if not found(row[1], row[2])]
    assert 1 - len(missed) / len(rows) >= floor, missed


def test_most_spellings_in_use_come_about_by_a_channel_of_their_language():
    """So each table is right by itself, and not one for another; 96 % are."""
    rows = RECALL[1:]
    missed = []
    for language, native, form, _source in rows:
        shown = {part for way in found(native, form) for part in way.channel.id.split(">")}
        if language not in shown and not (language == "en" and "west" in shown):
            missed.append(f"{native} {form} ({language})")
    assert 1 - len(missed) / len(rows) >= 0.94, missed


def test_few_english_words_come_about(index: Index):
    """At most 1 % of common English words have a way from a name of the lexicons spelled like them.

    Each is held against the four names spelled most like it, before the guards, which know the words.
    The figure may fall, not rise: it is 4 of 508.
    """
    lines = ENGLISH.read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith("#"))
    common = [word for word, how_common in rows if int(how_common) >= 300 and len(word) >= 5][::40]
    natives = Natives(index)
    explained = []
    for word in common:
        way = next(
            filter(None, (cheapest_way(native, word) for native in list(natives.like(word))[:4])), None
        )
        if way:
            explained.append((word, way.stages[0], way.channel.id, way.cost, way.ending))
    assert len(common) > 400
    assert len(explained) / len(common) <= 0.01, explained
