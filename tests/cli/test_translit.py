"""``cleanup translit``: a line in, a line out, and what it says of what it cannot write."""

from __future__ import annotations

import random
import subprocess
from pathlib import Path

import pytest

from cleanup.translit.schemes import scripts

PASHINYAN = "Փաշինյան"
#: A word of each script, and one way each of its schemes is asked for.
WRITTEN = [
    ("hy", "press", "Քոչարյան", "Kocharyan"),
    ("hy", "bgn-pcgn", "Քոչարյան", "K’och’aryan"),
    ("hy", "iso-9985", "Քոչարյան", "K’očaryan"),
    ("hy", "ala-lc", "Քոչարյան", "Kʻochʻaryan"),
    ("hy", "hubschmann-meillet", "Քոչարյան", "Kʿočʿaryan"),
    ("hy-west", "press", "Պետրոսեան", "Bedrosian"),
    ("hy-west", "ala-lc", "Պետրոսեան", "Petrosean"),
    ("hy-classical", "press", "Յակոբեան", "Hakobyan"),
    ("hy-classical", "iso-9985", "Յակոբեան", "Yakobean"),
    ("hy-classical", "hy", "Յակոբեան", "Հակոբյան"),
    ("az", "press", "Xankəndi", "Khankendi"),
    ("az", "official-2020", "Xankəndi", "Khankandi"),
    ("az", "bgn-pcgn", "Xankəndi", "Xankəndi"),
    ("az", "az-cyrl", "Xankəndi", "Ханкәнди"),
    ("az-cyrl", "press", "Ханкәнди", "Khankendi"),
    ("az-cyrl", "official-2020", "Ханкәнди", "Khankandi"),
    ("az-cyrl", "az", "Ханкәнди", "Xankəndi"),
    ("az-arab", "ala-lc", "شوشا", "şvşā"),
    ("ka", "press", "ჭიათურა", "Chiatura"),
    ("ka", "bgn-pcgn", "ჭიათურა", "Ch’iatura"),
    ("ru", "press", "Ереван", "Yerevan"),
    ("ru", "bgn-pcgn", "Ереван", "Yerevan"),
]


def refused(result, *said):
    """Tell that the command ended with 2, wrote nothing, and said all of it in one line."""
    (line,) = [line for line in result.stderr.splitlines() if line.startswith("cleanup: error: ")]
    assert (result.exit_code, result.stdout) == (2, "")
    assert [words for words in said if words not in line] == []
    assert "Traceback" not in result.stderr
    return True


@pytest.fixture
def lines(run):
    """Write standard input by the options and return what comes out; nothing is complained of."""

    def of(raw, *options):
        result = run("translit", *options, stdin=raw if isinstance(raw, bytes) else raw.encode())
        assert (result.exit_code, result.stderr) == (0, "")
        return result.stdout_bytes.decode()

    return of


def test_each_text_is_a_line(run):
    result = run("translit", PASHINYAN, "", "Şuşa və Laçın", "Шуша")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == "Pashinyan\n\nShusha va Lachin\nShusha\n"


def test_the_script_is_told_line_by_line(lines):
    assert lines("Երևան\nİlham Əliyev\nИлһам Әлијев\nЕреван\nGoris\n") == (
        "Yerevan\nIlham Aliyev\nIlham Aliyev\nYerevan\nGoris\n"
    )


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_keep_their_ends_and_blank_lines_stay(lines, end):
    text = f"{end}Երևան{end}{end} \t{end}Գորիս{end}"
    assert lines(text) == text.replace("Երևան", "Yerevan").replace("Գորիս", "Goris")


def test_ends_of_several_kinds_stay_apart(lines):
    assert lines("Երևան\r\nԳորիս\rՍիսիան\n") == "Yerevan\r\nGoris\rSisian\n"


def test_the_last_line_may_have_no_end(lines):
    assert lines("Երևան\nԳորիս") == "Yerevan\nGoris"


@pytest.mark.parametrize("raw", [b"", b"\n", b"\r\n\r\n", b"The minister spoke.\n", b"123\n"])
def test_what_has_nothing_to_write_comes_out_as_it_went_in(lines, raw):
    assert lines(raw) == raw.decode()


@pytest.mark.parametrize("sign", ["\u2028", "\x0b", "\x0c", "\x85", "\x1e"])
def test_lines_end_at_lf_crlf_or_cr_and_nowhere_else(run, sign):
    result = run("translit", "--strict", stdin=f"Ա{sign}Ա\nԱ ഗ\n".encode())
    assert result.stdout_bytes.decode() == f"A{sign}A\nA ഗ\n"
    assert result.stderr.startswith("cleanup: standard input:2:3: ")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_a_file_of_any_encoding_comes_out_as_utf_8_without_a_mark(run, folder, encoding):
    Path("names.txt").write_bytes("Երևան\r\nŞuşa\r\n".encode(encoding))
    result = run("translit", "--file", "names.txt")
    assert result.stdout_bytes == b"Yerevan\r\nShusha\r\n"
    assert (result.exit_code, result.stderr) == (0, "")


def test_an_encoding_that_was_guessed_is_told(run, folder):
    raw = "Пашинян и Алиев встретились в Москве, сообщает агентство\n".encode("cp1251")
    Path("names.txt").write_bytes(raw)
    result = run("translit", "--file", "names.txt")
    assert result.stdout.startswith("Pashinyan i Aliyev vstretilis")
    assert result.stderr == "cleanup: names.txt: read as cp1251 (detected)\n"


def test_texts_come_before_files_and_a_hyphen_is_standard_input(run, folder):
    Path("a.txt").write_text("Գորիս\n", encoding="utf-8")
    Path("b.txt").write_text("Սիսիան\n", encoding="utf-8")
    options = ("-f", "a.txt", "--file", "b.txt", "Երևան", "-")
    assert (
        run("translit", *options, stdin="Կապան\n".encode()).stdout == "Yerevan\nKapan\nGoris\nSisian\n"
    )
    assert run("translit", "-f", "-", stdin="Կապան\n".encode()).stdout == "Kapan\n"


@pytest.mark.parametrize(("from_", "to", "native", "written"), WRITTEN)
def test_every_documented_script_and_scheme_is_there(lines, from_, to, native, written):
    assert lines(native, "--from", from_, "--to", to) == written


@pytest.mark.parametrize(
    ("name", "as_given"),
    [("HY", "ISO-9985"), ("hy_classical", "iso_9985"), (" hy ", "Hübschmann-Meillet")],
)
def test_names_of_scripts_and_schemes_may_be_written_otherwise(lines, name, as_given):
    assert lines("Գորիս", "--from", name, "--to", as_given) == "Goris"


@pytest.mark.parametrize(
    "alias",
    [alias for script in scripts().values() for one in script.schemes.values() for alias in one.aliases],
)
def test_a_scheme_can_be_asked_for_by_its_year_without_a_script(lines, alias):
    assert lines("Goris", "--to", alias) == "Goris"


@pytest.mark.parametrize("scheme", ["iso-9985", "iso-9985-2026", "ala-lc", "hubschmann-meillet"])
def test_reversible_schemes_come_back_to_armenian(lines, scheme):
    text = "Ռոբերտ Քոչարյան\nԽաչատրյան, Ծաղկաձոր\n\nՉարենցավան\n"
    assert lines(lines(text, "--to", scheme), "--from", scheme, "--to", "hy") == text


def test_the_two_azerbaijani_alphabets_come_back(lines):
    text = "Xankəndi, Ağdam\nÇiçək Əliyeva\n"
    cyrillic = lines(text, "--to", "az-cyrl")
    assert cyrillic == "Ханкәнди, Ағдам\nЧичәк Әлијева\n"
    assert lines(cyrillic, "--to", "az") == text


@pytest.mark.parametrize("scheme", ["press", "bgn-pcgn"])
def test_a_scheme_that_cannot_be_read_back_names_those_that_can(run, scheme):
    result = run("translit", "--from", scheme, "--to", "hy", "Pashinyan")
    assert refused(result, scheme, "iso-9985", "ala-lc", "hubschmann-meillet")


def test_a_scheme_to_read_wants_a_script_to_write(run):
    result = run("translit", "--from", "iso-9985", "P’ašinyan")
    assert refused(result, "both schemes", "--to", "hy, hy-classical")
    assert refused(run("translit", "--from", "press", "Pashinyan"), "cannot be read back", "iso-9985")


def test_an_unknown_script_is_refused_with_the_valid_ones(run):
    assert refused(run("translit", "--from", "klingon", PASHINYAN), "'klingon'", *scripts())


@pytest.mark.parametrize("options", [("--to", "bgn-pcg"), ("--from", "hy", "--to", "bgn-pcg")])
def test_an_unknown_scheme_is_refused_with_the_valid_ones(run, options):
    valid = ("press", "bgn-pcgn", "iso-9985", "ala-lc", "hubschmann-meillet")
    assert refused(run("translit", *options, PASHINYAN), "'bgn-pcg'", "did you mean bgn-pcgn", *valid)


def test_an_unknown_scheme_without_a_script_names_what_any_script_has(run):
    assert refused(run("translit", "--to", "xyz", PASHINYAN), "official-2020", "hy", "az", "az-cyrl")


def test_a_line_whose_script_lacks_the_scheme_is_named(run, folder):
    Path("names.txt").write_text("Երևան\nШуша\n", encoding="utf-8")
    assert refused(run("translit", "--to", "ala-lc", "-f", "names.txt"), "names.txt:2: ", "for ru")


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (None, "no such file or folder; check the name"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "is a binary file, not text; name text files only"),
        (bytes(random.Random(0).choices(range(1, 256), k=3000)), "save it as UTF-8"),
        (b"\xff\xfea", "save it again as UTF-8"),
    ],
    ids=["missing", "binary", "noise", "belied mark"],
)
def test_a_file_that_cannot_be_read_is_named_and_nothing_is_written(run, folder, raw, said):
    Path("good.txt").write_text("Երևան\n", encoding="utf-8")
    if raw:
        Path("odd.txt").write_bytes(raw)
    result = run("translit", "Գորիս", "-f", "good.txt", "-f", "odd.txt")
    assert refused(result, "cleanup: error: odd.txt: ", said)


def test_a_folder_is_refused(run, folder):
    Path("in").mkdir()
    assert refused(run("translit", "-f", "in"), "in: not a regular file; name a text file")


def test_binary_standard_input_is_refused(run):
    assert refused(run("translit", stdin=b"a\0b"), "standard input: is a binary file")


@pytest.mark.parametrize(
    ("text", "options", "written", "column", "why"),
    [
        ("Գորիս Փaշինյան", (), "Goris Pashinyan", 7, "a word of mixed scripts: Armenian, Latin"),
        ("Бaku", (), "Baku", 1, "a word of mixed scripts: Cyrillic, Latin"),
        ("Գորիս ഗ", (), "Goris ഗ", 7, "no rule for the letter ഗ"),
        ("Goris 日", (), "Goris 日", 7, "no rule for the letter 日"),
        ("Ђ", ("--from", "ru"), "Ђ", 1, "no rule for the letter Ђ"),
        ("Əliyev w", (), "Aliyev w", 8, "no rule for the letter w"),
        ("Գորիս \u0301", (), "Goris \u0301", 7, "a combining mark without a letter"),
        ("\u0301Goris", (), "\u0301Goris", 1, "a combining mark without a letter"),
        ("e\u0301e\u0301 ഗ Գ", (), "éé ഗ G", 6, "no rule for the letter ഗ"),
        ("Goqis", ("--from", "iso-9985", "--to", "hy"), "Գոqիս", 3, "no rule for the letter q"),
    ],
)
@pytest.mark.parametrize("strict", [False, True])
def test_what_is_not_read_passes_through_and_counts_when_strict(
    run, folder, strict, text, options, written, column, why
):
    Path("names.txt").write_text(f"Goris\n{text}\n", encoding="utf-8")
    result = run("translit", *options, *(["--strict"] * strict), "-f", "names.txt")
    assert result.stdout.splitlines()[1] in (written, text.replace("Գ", "G"))
    if not strict:
        assert (result.exit_code, result.stderr) == (0, "")
        return
    place, total = result.stderr.splitlines()
    assert place == f"cleanup: names.txt:2:{column}: {why}"
    assert total.startswith("cleanup: error: 1 not transliterated; ")
    assert result.exit_code == 2


@pytest.mark.parametrize(
    ("text", "options"),
    [
        ("Նիկոլ Փաշինյան and Ilham Aliyev", ()),
        ("Step’anakert, Stepʻanakert", ("--from", "hy")),
        ("S\u0327us\u0327a", ()),
        ("Յակոբ Փաշինեան", ("--from", "hy-classical", "--to", "hy")),
        ("Քոչարյան", ("--to", "hy")),
        ("P’ašinyan Խաչ", ("--from", "iso-9985", "--to", "hy")),
        ("Xačʿatryan", ("--from", "hubschmann-meillet", "--to", "hy")),
    ],
)
def test_what_is_read_or_in_the_letters_that_come_out_is_fine_when_strict(run, text, options):
    result = run("translit", "--strict", *options, text)
    assert (result.exit_code, result.stderr) == (0, "")


def test_a_letter_of_letter_and_mark_is_read_like_the_one_letter(lines):
    assert lines("S\u0327us\u0327a") == "Shusha"


@pytest.mark.parametrize(
    ("to", "name", "native"),
    [
        ("hy", "Nikol Pashinyan", "Նիկոլ Փաշինյան"),
        ("hy", "Pashinian", "Փաշինյան"),
        ("hy", "  Stepanakert, Goris ", "  Ստեփանակերտ, Գորիս "),
        ("hy", "NIKOL PASHINYAN", "ՆԻԿՈԼ ՓԱՇԻՆՅԱՆ"),
        ("hy", "Նիկոլ Փաշինեան", "Նիկոլ Փաշինեան"),
        ("az", "Ilham Aliyev", "İlham Əliyev"),
        ("az", "Khankendi", "Xankəndi"),
        ("az", "BAKU", "BAKI"),
        ("az", "İlham Aliyev", "İlham Əliyev"),
        ("az", "Şuşa şəhəri", "Şuşa şəhəri"),
        ("az-cyrl", "Khankendi", "Ханкәнди"),
        ("az-cyrl", "Xankəndi", "Ханкәнди"),
        ("az-cyrl", "Ханкәнди", "Ханкәнди"),
    ],
)
def test_names_that_the_lexicons_have_are_written_as_there(run, to, name, native):
    result = run("translit", "--to", to, name)
    assert (result.stdout, result.stderr, result.exit_code) == (f"{native}\n", "", 0)


@pytest.mark.parametrize(
    ("to", "name", "native", "language"),
    [("hy", "Zubrikyan", "Զուբրիկյան", "Armenian"), ("az", "Zubrikli", "Zubrikli", "Azerbaijani")],
)
def test_a_guess_is_marked_with_what_else_is_possible(run, folder, to, name, native, language):
    Path("names.txt").write_text(f"Goris\n{name}\n", encoding="utf-8")
    result = run("translit", "--to", to, "-f", "names.txt")
    assert result.exit_code == 0
    assert result.stdout.splitlines()[1] == native
    note = result.stderr.splitlines()[-1]
    assert note.startswith(
        f"cleanup: names.txt:2: {name} guessed, in no lexicon in {language}; also possible: "
    )
    assert native not in note.partition("possible: ")[2].split(", ")


def test_only_the_guessed_words_are_named_and_no_empty_choice_is_given(run):
    assert "Grigor guessed" not in run("translit", "--to", "hy", "Grigor Zubrikyan").stderr
    assert run("translit", "--to", "hy", "Qqq").stderr == (
        "cleanup: text 1: Qqq guessed, in no lexicon in Armenian\n"
    )


def test_the_list_names_every_scheme_and_its_standard(run):
    result = run("translit", "--list")
    assert (result.exit_code, result.stderr) == (0, "")
    header, *rows = result.stdout.splitlines()
    assert header.split() == ["from", "to", "reads", "back", "standard", "and", "source"]
    schemes = [scheme for script in scripts().values() for scheme in script.schemes.values()]
    assert [tuple(row.split()[:2]) for row in rows] == [(one.source, one.to) for one in schemes]
    for row, scheme in zip(rows, schemes, strict=True):
        assert row.endswith(f"  {scheme.standard}. {scheme.citation}")
        assert (row.split()[2] == "yes") == scheme.reversible


def test_the_list_can_be_printed_whatever_the_terminal(start, folder, monkeypatch):
    monkeypatch.setenv("PYTHONIOENCODING", "ascii")
    out, err = start("translit", "--list", cwd=folder).communicate()
    assert "Hübschmann" in out.decode()
    assert err == b""


@pytest.mark.parametrize("arguments", [("--list",), ("Գորիս",), ("-f", "names.txt")])
def test_a_reader_that_stops_early_gets_no_traceback(start, folder, arguments):
    Path("names.txt").write_text("Երևան\n" * 50_000, encoding="utf-8")
    process = start("translit", *arguments, cwd=folder, stdin=subprocess.DEVNULL)
    process.stdout.close()
    assert process.stderr.read() == b""
    process.stderr.close()
    process.wait()


def test_bytes_in_an_argument_that_are_no_text_pass_through(start, folder):
    process = start("translit", cwd=folder)  # as the shell gives them
    process.communicate(b"")
    out = subprocess.run(
        [*process.args[:4], "Գորիս ".encode() + b"\xff"], capture_output=True, cwd=folder, check=True,
        env={"PYTHONPATH": str(Path(__file__).parents[2]), "PYTHONUTF8": "1"},
    )  # fmt: skip
    assert out.stdout == b"Goris \xff\n"
