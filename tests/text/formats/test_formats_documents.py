"""Documents, Markdown and mails become text."""

from __future__ import annotations

from io import BytesIO

import pytest
from made_files import PARAGRAPHS, mail, open_document, page, word, word_paragraph, zipped

from drehtuer.errors import UnreadableReportError
from drehtuer.model import Origin
from drehtuer.text.formats.documents import read_document
from drehtuer.text.formats.mail import read_mail
from drehtuer.text.formats.markdown import read_markdown
from drehtuer.text.formats.reading import Order, steps
from drehtuer.text.formats.rich import read_rich
from drehtuer.text.loaded import LoadedReport

TEXT = "\n\n".join(PARAGRAPHS) + "\n"


def document(data: bytes):
    return read_document(data, "x", Origin())


def test_a_word_document_is_its_paragraphs() -> None:
    assert document(word("".join(map(word_paragraph, PARAGRAPHS)))).text == TEXT


def test_an_open_document_is_its_paragraphs() -> None:
    body = "".join(f"<text:p>{text}</text:p>" for text in PARAGRAPHS)
    made = open_document(body.replace("text:", ""))
    assert document(made).text == TEXT


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t></w:r></w:p>", "a\tb\n"),
        ("<w:p><w:r><w:t>a</w:t><w:br/><w:t>b</w:t></w:r></w:p>", "a\nb\n"),
        (
            "<w:p><w:del><w:r><w:delText>a</w:delText></w:r></w:del><w:ins><w:r><w:t>b</w:t></w:r></w:ins></w:p>",
            "b\n",
        ),
        ("<w:p><w:r><w:instrText>PAGE</w:instrText><w:t>b</w:t></w:r></w:p>", "b\n"),
        ("<w:p/><w:p><w:r><w:t> </w:t></w:r></w:p>", ""),
        (
            "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:tab/><w:t>99</w:t></w:r><w:r><w:t>b</w:t></w:r></w:p>",
            "b\n",
        ),
        ('<w:p><w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>b</w:t></w:r></w:p>', "b\n"),
        (
            "<w:p><w:pPr><w:tabs><w:tab/></w:tabs><w:rPr><w:vanish/></w:rPr></w:pPr><w:r><w:rPr>"
            "<w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr><w:t>b</w:t></w:r></w:p>",
            "b\n",
        ),
        (
            "<w:tbl><w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr></w:tbl>".format(
                word_paragraph("June"), word_paragraph("14")
            ),
            "June\t14\n",
        ),
        (
            "<w:p><w:moveFrom><w:r><w:t>a</w:t></w:r></w:moveFrom></w:p>"
            "<w:p><w:moveTo><w:r><w:t>a</w:t></w:r></w:moveTo></w:p>",
            "a\n",
        ),
        (
            "<w:p><w:r><w:t>a </w:t><mc:AlternateContent><mc:Choice><w:txbxContent>{0}"
            "</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>{0}</w:txbxContent>"
            "</mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>c</w:t></w:r></w:p>".format(
                word_paragraph("in the box")
            ),
            "in the box\n\na c\n",
        ),
        (
            "<w:tbl><w:tr><w:tc>{}</w:tc><w:tc>{}<w:tbl><w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr>"
            "</w:tbl></w:tc></w:tr></w:tbl>".format(
                *map(word_paragraph, ("September", "52", "men", "38"))
            ),
            "September\t52\tmen\t38\n",
        ),
    ],
)
def test_what_a_word_document_marks_is_kept_or_left_out(body: str, text: str) -> None:
    assert document(word(body)).text == text


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<h>Head</h><p>a<s/>b<tab/>c</p>", "Head\n\na b\tc\n"),
        ("<p>a<frame><title>picture</title><desc>of b</desc></frame>b</p>", "ab\n"),
        ("<p>a<note><body><p>note</p></body></note>b</p>", "ab\n"),
        ("<p>a<line-break/>b</p>", "a\nb\n"),
        (
            "<table><table-row><table-cell><p>June</p></table-cell><table-cell><p>14</p></table-cell></table-row></table>",
            "June\t14\n",
        ),
        ("<tracked-changes><p>gone</p></tracked-changes><p>b</p>", "b\n"),
    ],
)
def test_what_an_open_document_marks_is_kept_or_left_out(body: str, text: str) -> None:
    assert document(open_document(body)).text == text


WORD_STYLES = "".join(
    f'<w:style w:type="{kind}" w:styleId="{name}" {more}>{inside}</w:style>'
    for kind, name, more, inside in (
        ("paragraph", "Normal", 'w:default="1"', ""),
        ("paragraph", "Hidden", "", "<w:rPr><w:vanish/></w:rPr>"),
        ("paragraph", "Below", "", '<w:basedOn w:val="Hidden"/>'),
        (
            "paragraph",
            "Seen",
            "",
            '<w:basedOn w:val="Hidden"/><w:rPr><w:vanish w:val="0"/></w:rPr>',
        ),
        ("character", "Gone", "", '<w:basedOn w:val="Ground"/><w:rPr><w:b/></w:rPr>'),
        ("character", "Ground", "", "<w:rPr><w:vanish/></w:rPr>"),
        ("character", "Round", "", '<w:basedOn w:val="Trip"/>'),
        ("character", "Trip", "", '<w:basedOn w:val="Round"/>'),
        ("table", "Edge", "", "<w:tblStylePr><w:rPr><w:vanish/></w:rPr></w:tblStylePr>"),
    )
)


def styled(text: str, paragraph: str = "", run: str = "", direct: str = "") -> str:
    """A paragraph of a .docx with styles, and a seen one behind it."""
    around = f'<w:pPr><w:pStyle w:val="{paragraph}"/></w:pPr>' if paragraph else ""
    within = f'<w:rStyle w:val="{run}"/>' if run else ""
    made = f"<w:r><w:rPr>{within}{direct}</w:rPr><w:t>{text}</w:t></w:r>"
    return f"<w:p>{around}{made}</w:p><w:p><w:r><w:t>end</w:t></w:r></w:p>"


BOX = f"<w:txbxContent>{word_paragraph('box')}</w:txbxContent>"


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (styled("a"), "a end"),
        (styled("a", paragraph="Hidden"), "end"),
        (styled("a", paragraph="Below"), "end"),
        (styled("a", paragraph="Seen"), "a end"),
        (styled("a", paragraph="Unknown"), "a end"),
        (styled("a", run="Ground"), "end"),
        (styled("a", run="Gone"), "end"),
        (styled("a", run="Round"), "a end"),
        (styled("a", run="Edge"), "a end"),
        (styled("a", run="Gone", direct='<w:vanish w:val="false"/>'), "a end"),
        (styled("a", paragraph="Hidden", direct='<w:vanish w:val="0"/>'), "a end"),
        (styled("a", paragraph="Seen", direct="<w:vanish/>"), "end"),
        (styled("a", paragraph="Hidden", run="Gone"), "a end"),  # two toggles, as Word has it
        (
            '<w:p><w:pPr><w:pPrChange><w:pPr><w:pStyle w:val="Hidden"/></w:pPr></w:pPrChange>'
            "</w:pPr><w:r><w:t>a</w:t></w:r></w:p>",
            "a",
        ),
        (
            '<w:p><w:r><w:rPr><w:rStyle w:val="Gone"/></w:rPr><w:t>a</w:t></w:r>'
            "<w:r><w:t>b</w:t></w:r></w:p>",
            "b",
        ),
        (f"<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:pict>{BOX}</w:pict><w:t>a</w:t></w:r></w:p>", ""),
        (
            f"<w:p><w:r><w:pict>{BOX.replace('<w:p>', styled('a', 'Hidden') + '<w:p>')}</w:pict>"
            "<w:t>b</w:t></w:r></w:p>",
            "end box b",
        ),
    ],
)
def test_what_a_style_of_word_hides_is_not_read(body: str, text: str) -> None:
    assert document(word(body, styles=WORD_STYLES)).text.split() == text.split()


def test_the_usual_style_of_word_may_hide() -> None:
    usual = WORD_STYLES.replace(
        'w:default="1"></w:style>', 'w:default="1"><w:rPr><w:vanish/></w:rPr></w:style>'
    )
    assert usual != WORD_STYLES
    body = styled("a", paragraph="Seen") + styled("b")
    assert document(word(body, styles=usual)).text == "a\n"


AUTOMATIC = (
    '<style name="P1" family="paragraph" parent-style-name="Hidden"/>'
    '<style name="P2" family="paragraph"><text-properties display="none"/></style>'
    '<style name="P3" family="paragraph" parent-style-name="Hidden">'
    '<text-properties display="true"/></style>'
    '<style name="T1" family="text"><text-properties display="none"/></style>'
    '<style name="T2" family="text"><text-properties display="true"/></style>'
    '<style name="P4" family="paragraph"><text-properties color="#ffffff"/></style>'
)
TEMPLATE = (
    '<style name="Base" family="paragraph"><text-properties display="none"/></style>'
    '<style name="Hidden" family="paragraph" parent-style-name="Base"/>'
)


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ('<p style-name="P1">a</p><p style-name="P2">b<tab/>c</p><p>d</p>', "d"),
        ('<p style-name="P3">a</p><p style-name="P4">b</p><p style-name="T1">c</p>', "a b c"),
        ('<p style-name="Hidden">a</p><h style-name="P1">b</h>', ""),
        ('<p>a <span style-name="T1">b <span>c</span></span>d</p>', "a d"),
        ('<p style-name="P2">a <span style-name="T2">b</span></p>', "b"),
        ('<p>a <span style-name="T1">b <span style-name="T2">c</span></span></p>', "a c"),
        ('<p style-name="P2">a<frame><text-box><p>b</p></text-box></frame></p><p>c</p>', "c"),
        ('<section display="none"><p>a</p><section><p>b</p></section></section><p>c</p>', "c"),
        ('<section display="condition" condition="x"><p>a</p></section>', "a"),
        ('<section display="condition" is-hidden="true"><p>a</p></section><p>b</p>', "b"),
        ('<p>a <hidden-paragraph is-hidden="true"/>b</p><p>c</p>', "c"),
        ('<p>a <hidden-paragraph condition="x"/>b</p>', "a b"),
        ('<p>a <hidden-text is-hidden="true">b</hidden-text></p>', "a"),
        ('<p>a <hidden-text condition="x">b</hidden-text></p>', "a b"),
    ],
)
def test_what_an_open_document_hides_is_not_read(body: str, text: str) -> None:
    made = open_document(body, automatic=AUTOMATIC, styles=TEMPLATE)
    assert document(made).text.split() == text.split()


def test_a_document_says_when_it_was_made_which_is_no_date_of_publication() -> None:
    about = (
        "<title>A report</title><creator>Viasna</creator><created>2025-12-05T10:00:00Z</created>"
    )
    loaded = document(word(word_paragraph("a"), about))
    assert loaded.origin == Origin(title="A report", author="Viasna")
    assert loaded.warnings == (("date_made", {"date": "2025-12-05"}),)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"PK\x03\x04broken", "damaged"),
        (word("<w:p>")[:-40], "damaged"),
        (word("<w:p>"), "damaged"),
        (zipped({"word/document.xml": '<!DOCTYPE a [<!ENTITY b "b">]><a>&b;</a>'}), "entities"),
        (
            zipped(
                {"mimetype": "application/vnd.oasis.opendocument.graphics", "content.xml": "<a/>"}
            ),
            "not read",
        ),
        (
            zipped(
                {
                    "mimetype": "application/vnd.oasis.opendocument.text",
                    "META-INF/manifest.xml": "<encryption-data/>",
                    "content.xml": "x",
                }
            ),
            "password",
        ),
    ],
)
def test_what_is_no_good_document_is_refused_in_one_line(data: bytes, words: str) -> None:
    with pytest.raises(UnreadableReportError, match=words) as caught:
        document(data)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("# Head\n\nText.\n", "Head\n\nText.\n"),
        ("Head\n====\nText", "Head\nText"),
        ("**52** came _free_.", "52 came free."),
        ("[Viasna](https://spring96.org) says", "Viasna says"),
        ("[Viasna][1] says\n\n[1]: https://spring96.org\n", "Viasna says\n\n"),
        ("![a picture](a.png)52", "52"),
        ("> quoted", "quoted"),
        ("- June: 14\n- September: 52", "- June: 14\n- September: 52"),
        ("1\\. a", "1. a"),
        ("<!-- hidden -->seen", "seen"),
        ("a `b` c", "a b c"),
        ("snake_case_name 5*3*2", "snake_case_name 5*3*2"),
        ("Aktivist*innen und Journalist*innen", "Aktivist*innen und Journalist*innen"),
        ("a\n\n---\n\nb", "a\n\n\nb"),
    ],
)
def test_markdown_loses_its_signs_and_no_word(source: str, text: str) -> None:
    assert read_markdown(source.encode(), "x.md", Origin()).text == text


def test_markdown_without_signs_stays_as_it_is() -> None:
    source = "Minsk (dpa) – On Friday 52 came free.\r\n\r\nViasna counts 1,218; “over 1,000”.\r\n"
    assert read_markdown(source.encode(), "x.md", Origin()).text == source


def test_what_stands_in_front_of_markdown_says_where_it_is_from() -> None:
    source = "---\ntitle: 'Free'\ndate: 2025-12-05\nsource: Viasna\ntags: [a]\n---\n52 came free.\n"
    loaded = read_markdown(source.encode(), "x.md", Origin())
    assert loaded.text == "52 came free.\n"
    assert loaded.origin == Origin(title="Free", published="2025-12-05", outlet="Viasna")


def test_a_mail_is_its_text_and_says_who_sent_it_when() -> None:
    loaded, attached = read_mail(mail("Zwölf kamen frei.\r\n"), "x.eml", Origin())
    assert loaded.text == "Zwölf kamen frei.\r\n"
    assert loaded.origin == Origin(
        title="Zwölf freigelassen", outlet="Viasna", published="2025-12-05"
    )
    assert attached == []


def test_a_mail_in_html_becomes_paragraphs() -> None:
    data = mail("<p>Zwölf kamen frei.</p><p>Mehr folgt.</p>", kind="html")
    assert read_mail(data, "x.eml", Origin())[0].text == "Zwölf kamen frei.\n\nMehr folgt.\n"


def test_plain_text_of_a_mail_counts_before_html_and_attachments_are_given_out() -> None:
    data = (
        b"From: news@spring96.org\r\nMIME-Version: 1.0\r\n"
        b'Content-Type: multipart/mixed; boundary="a"\r\n\r\n'
        b'--a\r\nContent-Type: multipart/alternative; boundary="b"\r\n\r\n'
        b"--b\r\nContent-Type: text/html\r\n\r\n<p>html</p>\r\n"
        b"--b\r\nContent-Type: text/plain\r\n\r\nplain\r\n--b--\r\n"
        b"--a\r\nContent-Type: text/plain\r\n"
        b'Content-Disposition: attachment; filename="list.txt"\r\n\r\n52 names\r\n--a--\r\n'
    )
    loaded, attached = read_mail(data, "x.eml", Origin())
    assert loaded.text.strip() == "plain"
    assert loaded.origin.outlet == "spring96.org"
    assert [(name, content.strip()) for name, content in attached] == [("list.txt", b"52 names")]


def test_plain_text_that_only_leads_to_html_does_not_count() -> None:
    data = (
        b'MIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary="b"\r\n\r\n'
        b"--b\r\nContent-Type: text/plain\r\n\r\nSee https://example.org\r\n"
        b"--b\r\nContent-Type: text/html\r\n\r\n<p>%s</p>\r\n--b--\r\n"
    ) % PARAGRAPHS[0].encode()
    assert read_mail(data, "x.eml", Origin())[0].text == f"{PARAGRAPHS[0]}\n"


def test_lines_of_a_mail_that_flow_are_one() -> None:
    data = mail("On Friday \n52 came \nfree.\nMore follows.\n-- \nViasna\n")
    flowed = data.replace(b"charset=utf-8", b"charset=utf-8; format=flowed")
    text = read_mail(flowed, "x.eml", Origin())[0].text
    assert text == "On Friday 52 came free.\nMore follows.\n-- \nViasna\n"


@pytest.mark.parametrize(
    ("body", "is_told"),
    [
        (
            "FYI\n\nFrom: Viasna <a@b.org>\nDate: Fri, Dec 5, 2025 at 9:00\nSubject: Freed\n\n52",
            True,
        ),
        ("> Von: Wjasna <a@b.org>\n> Gesendet: 5. Dez. 2025\n> An: c@d.org\n> Betreff: 52\n", True),
        ("*От:* Весна <a@b.org>\n*Дата:* 5.12.2025, 10:00\n*Тема:* 52\n", True),
        ("52 came free.\n\nTel: 1234\nMail: a@b.org\nWeb: b.org\n", False),
        ("At 10:00: 14\nAt 11:00: 52\nAt 12:00: 31\n", False),
    ],
)
def test_another_mail_within_the_text_is_told_of(body: str, is_told: bool) -> None:
    loaded, _ = read_mail(mail(body), "x.eml", Origin())
    assert (("mail_passed_on", {}) in loaded.warnings) == is_told


def test_a_mail_that_was_passed_on_whole_is_a_report_with_its_own_day() -> None:
    data = (
        b"From: news@spring96.org\r\nDate: Mon, 8 Dec 2025 09:15:00 +0100\r\nMIME-Version: 1.0\r\n"
        b'Content-Type: multipart/mixed; boundary="a"\r\n\r\n'
        b"--a\r\nContent-Type: text/plain\r\n\r\n1,218\r\n"
        b"--a\r\nContent-Type: message/rfc822\r\n\r\n"
        b"From: Viasna <old@spring96.org>\r\nSubject: August\r\n"
        b"Date: Fri, 1 Aug 2025 10:00:00 +0200\r\n\r\n1,186\r\n--a--\r\n"
    )
    every = steps(Order("x.eml"), BytesIO(data), len(data))
    outer, inner = (step.found for step in every if isinstance(step.found, LoadedReport))
    assert (outer.text.strip(), outer.origin.published) == ("1,218", "2025-12-08")
    assert (inner.text.strip(), inner.origin.published) == ("1,186", "2025-08-01")
    assert (inner.part, inner.origin.outlet) == ("mail-1.eml", "Viasna")


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (r"On Friday\par 52 came free.\par", "On Friday\n\n52 came free.\n"),
        (r"{\b 52} {\i came} free", "52 came free\n"),
        ("5\r\n2 came\nfree", "52 camefree\n"),
        (r"{\fonttbl{\f0 Arial;}}{\*\generator x;}{\pict 0aff}\f0 52", "52\n"),
        (r"Zw\'f6lf \u8364?\u-10179?\u-8704?", "Zwölf €😀\n"),
        (r"{\uc0\u8364}{\uc2\u8364 ab}c", "€€c\n"),
        (r"\ansicpg1251\'cc\'e8\'ed\'f1\'ea", "Минск\n"),
        (r"{\fonttbl{\f1\fcharset204 A;}}\f1 \'cc{\f0\'cc}\plain\'cc", "МÌÌ\n"),
        (r"{\fonttbl{\f1\fcharset128 A;}}\f1\'93\'fa", "日\n"),
        (r"a{\v 99}b\v 9\v0 c{\deleted d}", "abc\n"),
        (r"a{\footnote note}{\header head}b", "ab\n"),
        (r"\'93June\'94\tab 14\line\ldblquote a\rdblquote\emdash b", "“June”\t14\n“a”—b\n"),
        (r"June\cell 14\cell\row July\cell 15\row", "June\t14\n\nJuly\t15\n"),
        (r"\{a\}\\b\~c\_d\-e", "{a}\\b\xa0c-de\n"),
        (r"{\field{\*\fldinst HYPERLINK x}{\fldrslt here}}", "here\n"),
        (r"{\shp{\*\shpinst{\sp 1}{\shptxt in the box}}}", "in the box\n"),
        ("a{\\pict\\bin4 }{\\}}b", "ab\n"),
        (r"{\info{\title T}{\author A}}a", "a\n"),
        ("}}}a{{{", "a\n"),
        (r"\ansicpg12\'e4", "ä\n"),
        ("\\", "}\n"),
        ("\\'zz\\u99999999999 a\\bin9999999999", "'zz\ue3ff a\n"),
    ],
)
def test_rich_text_is_its_words(body: str, text: str) -> None:
    loaded = read_rich(b"{\\rtf1\\ansi " + body.encode("cp1252") + b"}", "x.rtf", Origin())
    assert loaded.text == text
    assert loaded.warnings == (() if text else (("empty", {}),))


def test_rich_text_says_who_wrote_it() -> None:
    data = rb"{\rtf1{\info{\title Twelve \'f6}{\author Viasna}{\doccomm no}}a}"
    assert read_rich(data, "x.rtf", Origin()).origin == Origin(title="Twelve ö", author="Viasna")


def test_a_page_that_was_saved_as_one_file_is_read_as_a_page() -> None:
    saved = (
        b"From: <Saved by a browser>\r\nDate: Mon, 1 Jun 2026 10:00:00 +0000\r\n"
        b'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="a"\r\n\r\n'
        b"--a\r\nContent-Type: text/html; charset=cp1252\r\n"
        b"Content-Location: https://spring96.org/2025/12/05/a\r\n\r\n"
    ) + page(title="Zwölf").encode("cp1252")
    [found] = (step.found for step in steps(Order("x.mht"), BytesIO(saved), 9) if step.found)
    assert isinstance(found, LoadedReport)
    assert found.text.startswith(f"Zwölf\n\n{PARAGRAPHS[0]}")
    assert found.origin.published == "2025-12-05"
    assert found.origin.address == "https://spring96.org/2025/12/05/a"


def test_a_mail_in_an_encoding_that_none_is_called_is_read() -> None:
    data = mail("Zwölf kamen frei.\r\n").replace(b"=utf-8", b"=u\0f-8")
    assert read_mail(data, "x.eml", Origin())[0].text == "Zwölf kamen frei.\r\n"


HOSTILE = (
    b"From:0\0\0\0\0\0\0\0atom96.ng\xc76.orate: Fri, .5 Dec 2025 23:3r%%%%%% "
    b"<news@spriMg96.oC3=\0\0\0\0\0\0na\0\0B6\xff\xffampleec\xed: f-8\r\n\r\na"
)
"""Found by bench/fuzz: a header over which the parser of the standard library stumbles."""


@pytest.mark.parametrize("data", [b"", b"From: \xff\r\nDate: x\r\n\r\n", HOSTILE, b"a: b" * 99])
def test_a_broken_mail_is_empty_or_read_for_what_it_has(data: bytes) -> None:
    loaded, attached = read_mail(data, "x.eml", Origin())
    assert loaded.origin.published is None
    assert attached == []
