"""House styles: right spellings become the house's, and nothing becomes another name."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from pathlib import Path

import pytest
from marked_copy import articles

from cleanup import Cleaner
from cleanup.judging.house.wishes import key_of
from cleanup.names.index import Index
from cleanup.styles.location import bundled

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "examples" / "house-style.tsv"
ARTICLES = articles(ROOT / "tests" / "corpus")
HEAD = (
    "# title: a test\n# source: made up, 2026\nrow\twhat\tspelling\treplaces\taction\tnote\n"
    "setting\tcounterparts\t{}\t\t\t\n"
)

House = Callable[..., Cleaner]


@pytest.fixture
def house(tmp_path: Path) -> House:
    """Make a cleaner that follows a profile of these rows; cells are separated by commas."""

    def make(*rows: str, counterparts: str = "as-written") -> Cleaner:
        path = tmp_path / "house.tsv"
        lines = ["\t".join((row + "," * 5).split(",")[:6]) for row in rows]
        path.write_text(HEAD.format(counterparts) + "".join(f"{line}\n" for line in lines), "utf-8")
        return Cleaner(profile=path)

    return make


def said(cleaner: Cleaner, text: str) -> list[tuple[str, str, str]]:
    return [(f.text, f.replacement, f.action) for f in cleaner.check(text) if f.rule == "house-style"]


# Spellings, in both languages


@pytest.mark.parametrize(
    ("row", "text", "found", "written"),
    [
        ("surname/pashinyan,Pashinyan", "Nikol {} spoke in Yerevan.", "Pashinian", "Pashinyan"),
        ("surname/pashinyan,Pashinian", "Nikol {} spoke in Yerevan.", "Pashinyan", "Pashinian"),
        ("surname/aliyev,Aliyev", "Ilham {} spoke in Baku.", "Aliev", "Aliyev"),
        ("surname/aliyev,Aliev", "Ilham {} spoke in Baku.", "Aliyev", "Aliev"),
        (
            "place/stepanakert,Stepanakert",
            "Rain in {}, Goris and Yerevan.",
            "Stepanagert",
            "Stepanakert",
        ),
        ("place/khankendi,Khankendi", "Rain in {}, Ganja and Baku.", "Khankandi", "Khankendi"),
        ("place/karvachar,Karvachar", "Snow in {}, Goris and Yerevan.", "Karvajar", "Karvachar"),
        ("place/kalbajar,Kalbajar", "Snow in {}, Ganja and Baku.", "Kelbajar", "Kalbajar"),
    ],
)
def test_a_variant_becomes_the_spelling_of_the_house(
    house: House, row: str, text: str, found: str, written: str
) -> None:
    assert said(house(f"name,{row}"), text.format(found)) == [(found, written, "suggest")]
    assert said(house(f"name,{row}"), text.format(written)) == []
    fixing = house(f"name,{row},,fix")
    assert fixing.fix(text.format(found)) == text.format(written)


def test_a_garbled_name_becomes_the_spelling_of_the_house_at_once(house: House) -> None:
    text = "Prime Minister Nikol Paschinjan met President Ilham Alijew in Yerevan."
    styled = house("name,surname/pashinyan,Pashinian", "name,surname/aliyev,Aliev")
    assert styled.fix(text) == "Prime Minister Nikol Pashinian met President Ilham Aliev in Yerevan."
    assert Cleaner().fix(text) == "Prime Minister Nikol Pashinyan met President Ilham Aliyev in Yerevan."
    assert "the profile house writes Pashinian" in styled.check(text)[0].because


def test_both_halves_of_a_mangled_name_are_kept_apart(house: House) -> None:
    text = "Pashinyan of Armenia came to Yerevan; nickel Passion Ian spoke."
    fixed = house("name,surname/pashinyan,Pashinian,,fix").fix(text)
    assert fixed == "Pashinian of Armenia came to Yerevan; Nikol Pashinian spoke."


def test_capitals_possessives_plurals_and_line_breaks_stay(house: House) -> None:
    cleaner = house(
        "name,surname/pashinyan,Pashinyan,,fix",
        "name,people/azerbaijani,Azerbaijani,Azeri|Azeris,fix",
        "name,place/nagorno-karabakh,Nagorno-Karabakh,,fix",
    )
    text = (
        "PASHINIAN'S men, the Pashinians and the Azeris of Nagorny\nKarabakh; Nagorno Karabakh’s Azeris."
    )
    fixed = "PASHINYAN'S men, the Pashinyans and the Azerbaijanis of Nagorno\nKarabakh; "
    assert cleaner.fix(text) == fixed + "Nagorno-Karabakh’s Azerbaijanis."
    for hyphen in "-\u2011–":  # its kind is the typesetter's
        assert said(cleaner, f"Rain fell in Nagorno{hyphen}Karabakh.") == []


def test_a_woman_has_the_surname_of_the_house_too(house: House) -> None:
    cleaner = house("name,surname/aliyev,Aliev,,fix")
    assert cleaner.fix("Mehriban Aliyeva and Ilham Aliyev of Azerbaijan.") == (
        "Mehriban Alieva and Ilham Aliev of Azerbaijan."
    )


def test_a_row_for_a_person_leaves_others_of_the_name(house: House) -> None:
    cleaner = house("name,person/nikol-pashinyan,Nikol Pashinian,,fix")
    text = "Nikol Pashinyan spoke in Yerevan, Armenia. Pashinyan left."
    assert cleaner.fix(text) == text.replace("Pashinyan", "Pashinian")
    assert cleaner.fix("Hayk Pashinyan spoke in Yerevan, Armenia.").startswith("Hayk Pashinyan ")


def test_a_family_of_surnames_has_its_ending(house: House) -> None:
    cleaner = house("ending,hy:յան,yan,ian,fix")
    text = "Robert Kocharian and Andranik Margarian spoke in Yerevan, Armenia."
    assert cleaner.fix(text) == text.replace("ian ", "yan ")


def test_only_the_spellings_that_a_row_replaces_are_replaced(house: House) -> None:
    cleaner = house("name,place/kalbajar,Kalbajar,Kelbajar")
    assert said(cleaner, "Kelbajar and Kelbadjar lie in Azerbaijan.") == [
        ("Kelbajar", "Kalbajar", "suggest")
    ]


# What is left alone

HOUSE_ROWS = (
    "name,surname/pashinyan,Pashinyan,,fix",
    "name,surname/aliyev,Aliyev,,fix",
    "name,place/karabakh,Karabakh,,fix",
    "name,place/kalbajar,Kalbajar,,fix",
    "name,place/ganja,Ganja,,fix",
    "name,people/azerbaijani,Azerbaijani,Azeri|Azeris,fix",
    "ending,hy:յան,yan,ian,fix",
    "phrase,Azeri Kitchen",
)


@pytest.mark.parametrize(
    "text",
    [
        # what somebody said, and wrote
        '"Pashinian and Aliev met," said a man in Gyumri, Armenia.',
        "By Anna Pashinian\n\nYEREVAN - Rain fell in Armenia.",
        "A shop in Baku, Azerbaijan sells *The Azeri Bride* and _Kelbajar Rugs_.",
        # organisations, oil, clubs
        "Azeri-Chirag-Gunashli and Azeri Light lifted BP's results in Baku, Azerbaijan.",
        "Azeri Press Agency and the Azeri Football Club are in Baku; so is the Bank of Kelbajar.",
        "Qarabag FK drew; Qarabag play in Baku, Azerbaijan.",
        "Azeri Kitchen is our column on the food of Azerbaijan.",
        # people who spell their names themselves
        "Alex Sarkisian, of Glendale, flew to Yerevan; Sarkisian is a dentist.",
        "Armen Sarkissian was president of Armenia; Calouste Gulbenkian never was.",
        # former names
        "Ganja in Azerbaijan was Kirovabad once, and Elizavetpol before.",
        # addresses
        "See www.kelbajar.az or write to aliev@example.com in Baku.",
    ],
)
def test_what_is_not_the_house_s_to_spell_is_left_alone(house: House, text: str) -> None:
    assert said(house(*HOUSE_ROWS), text) == []


def test_a_name_of_elsewhere_is_left_alone(house: House) -> None:
    cleaner = house("name,place/guba,Guba,Kuba")
    assert said(cleaner, "A rug called Kuba was sold in London.") == []
    assert said(cleaner, "Apples from Kuba in Azerbaijan.") == [("Kuba", "Guba", "suggest")]


# The two names of a place


@pytest.mark.parametrize(
    ("text", "both"),
    [
        ("Buses left Stepanakert for Goris.", "Stepanakert (Azerbaijani: Khankendi)"),
        ("Buses left Khankendi for Barda.", "Khankendi (Armenian: Stepanakert)"),
        ("Singers met in Shushi and Goris.", "Shushi (Azerbaijani: Shusha)"),
        ("Singers met in Shusha and Barda.", "Shusha (Armenian: Shushi)"),
        ("Snow closed Karvachar and Goris.", "Karvachar (Azerbaijani: Kalbajar)"),
        ("Snow closed Kelbajar and Barda.", "Kelbajar (Armenian: Karvachar)"),
    ],
)
def test_both_names_are_given_at_the_first_mention_by_language(text: str, both: str) -> None:
    cleaner = Cleaner(profile="both-on-first-use")
    (finding,) = cleaner.check(text)
    assert (finding.rule, finding.replacement, finding.action) == ("house-style", both, "suggest")
    assert cleaner.fix(text) == text
    given = text.replace(finding.text, both)
    assert cleaner.check(given) == []


def test_they_are_given_once_a_text_however_long_it_is() -> None:
    paragraph = "Buses ran from Stepanakert to Goris, in Armenia, as they do each day of the year.\n\n"
    found = said(Cleaner(profile="both-on-first-use"), paragraph * 800)
    assert found == [("Stepanakert", "Stepanakert (Azerbaijani: Khankendi)", "suggest")]


@pytest.mark.parametrize(
    "text",
    [
        "Armenians say Stepanakert, Azerbaijanis Khankendi.",
        "Khankendi is quiet, and so is the road. In Stepanakert, they say, rain fell.",
        "# Rain in Stepanakert",
        "Stepanakert’s mayor resigned.",
        '"We left Stepanakert," said a man in Goris.',
        "A Shusha resident and a Stepanakert teacher met in Tbilisi, Georgia.",
        "The Shusha Declaration was signed by two presidents.",
        "Martuni lies on Lake Sevan, in the province of Gegharkunik in Armenia.",
    ],
)
def test_no_second_name_is_given_where_it_stands_or_has_no_room(text: str) -> None:
    assert said(Cleaner(profile="both-on-first-use"), text) == []


def test_a_village_that_is_seldom_named_has_one_name_unless_asked(house: House) -> None:
    asked = house("setting,prominence,1", counterparts="both-on-first-use")
    for text, both in (
        ("The bridge at Umudlu, in Azerbaijan, was mended.", "Umudlu (Armenian: Aknaberd)"),
        ("The bridge at Aknaberd, east of Vardenis, was mended.", "Aknaberd (Azerbaijani: Umudlu)"),
    ):
        assert said(Cleaner(profile="both-on-first-use"), text) == []
        assert [shown for _found, shown, _action in said(asked, text)] == [both]


@pytest.mark.parametrize(
    ("row", "text", "chosen"),
    [
        ("place/khankendi,Stepanakert", "Buses left Khankendi for Barda.", "Stepanakert"),
        ("place/stepanakert,Khankendi", "Buses left Stepanakert for Goris.", "Khankendi"),
    ],
)
def test_a_house_that_chooses_one_of_two_names_says_so_and_is_followed_by_suggestion(
    house: House, row: str, text: str, chosen: str
) -> None:
    cleaner = house(f"instead,{row}", counterparts="chosen")
    (finding,) = cleaner.check(text)
    assert (finding.replacement, finding.action) == (chosen, "suggest")
    assert "its choice of two names" in finding.because[0]
    assert cleaner.fix(text) == text
    fixing = house(f"instead,{row},,fix", counterparts="chosen")
    assert fixing.fix(fixing.fix(text)) == fixing.fix(text) == text.replace(finding.text, chosen)


@pytest.mark.parametrize("profile", [*bundled(), EXAMPLE], ids=str)
def test_no_profile_that_comes_along_ever_exchanges_the_names_of_a_place(
    profile: str | Path, index: Index
) -> None:
    def entries(text: str) -> list[set[str]]:
        forms = index.forms(key_of(text))
        return [{*index.entry(f.lexeme).entities} for f in forms if f.status in (1, 2, 3)]

    styled, plain = Cleaner(profile=profile), Cleaner()
    for article in ARTICLES:
        found = styled.check(article.text)
        for finding in (f for f in found if f.rule == "house-style"):
            before = [index.entry(f.lexeme) for f in index.forms(key_of(finding.text))]
            counterparts = {id_ for entry in before for id_ in entry.counterparts}
            kept, bracket, _other = finding.replacement.partition(" (")
            own = {id_ for entry in before for id_ in entry.entities}
            for bearers in entries(kept):
                assert bearers & own or not bearers & counterparts, finding
            assert not bracket or finding.action == "suggest"
        garbled = [f for f in found if f.rule == "garbled-name"]
        spans = {(f.start, f.end): f for f in plain.check(article.text)}
        for finding in garbled:
            if (finding.start, finding.end) in spans:
                same = spans[finding.start, finding.end]
                assert same.candidates[0].entity == finding.candidates[0].entity


@pytest.mark.parametrize("profile", [*bundled(), EXAMPLE], ids=str)
def test_what_was_fixed_once_has_nothing_left_to_fix(profile: str | Path) -> None:
    cleaner = Cleaner(profile=profile)
    for article in ARTICLES:
        once = cleaner.fix(article.text)
        assert cleaner.fix(once) == once, article.name


@pytest.mark.parametrize("profile", [*bundled(), EXAMPLE], ids=str)
def test_findings_never_overlap_and_always_index_the_text(profile: str | Path) -> None:
    cleaner = Cleaner(profile=profile)
    for article in ARTICLES:
        end = 0
        for finding in cleaner.check(article.text):
            assert finding.start >= end
            assert article.text[finding.start : finding.end] == finding.text != finding.replacement
            end = finding.end


# Profiles as such


def test_the_default_profile_changes_nothing() -> None:
    kept, plain = Cleaner(profile="keep-side"), Cleaner()
    assert all(kept.check(article.text) == plain.check(article.text) for article in ARTICLES)


def test_bgn_pcgn_writes_each_name_from_its_own_native_spelling() -> None:
    cleaner = Cleaner(profile="bgn-pcgn")
    text = "Robert Kocharyan of Armenia left Stepanakert; Ilham Aliyev of Azerbaijan came to Khankendi."
    assert said(cleaner, text) == [
        ("Kocharyan", "K’och’aryan", "suggest"),
        ("Stepanakert", "Step’anakert", "suggest"),
        ("Ilham", "İlham", "suggest"),
        ("Aliyev", "Əliyev", "suggest"),
        ("Khankendi", "Xankəndi", "suggest"),
    ]


def test_nothing_that_comes_along_calls_itself_official_or_fixes_anything() -> None:
    for name, path in bundled().items():
        text = path.read_text(encoding="utf-8")
        assert "official" not in text.lower()
        assert "\tfix\t" not in text
        assert name == path.stem


def test_a_house_style_goes_before_consistency(house: House) -> None:
    text = "Pashinian came. Pashinian spoke in Yerevan, Armenia; Pashinyan left."
    path = house("name,surname/pashinyan,Pashinyan,,fix").profile
    assert path is not None
    fixed = Cleaner(profile=path.path, consistent=True).fix(text)
    assert fixed == text.replace("Pashinian", "Pashinyan")


def test_a_cleaner_with_a_profile_can_be_sent_to_another_process(house: House) -> None:
    cleaner = pickle.loads(pickle.dumps(house("name,place/kalbajar,Kalbajar,,fix")))
    assert cleaner.fix("Kelbajar, Azerbaijan.") == "Kalbajar, Azerbaijan."


def test_only_limits_it_to_kinds_of_names() -> None:
    text = "Pashinian came to Armenia from Kelbajar, Azerbaijan."
    only = Cleaner(profile=EXAMPLE, only=["place"])
    assert [finding.text for finding in only.check(text)] == ["Kelbajar"]
