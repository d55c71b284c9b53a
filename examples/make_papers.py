"""Writes the PDF papers of the example cases: `python examples/make_papers.py` (made up, each with a text layer).

The same text always gives the same bytes, so a test can tell whether the PDFs in the folders are those made here.
"""

from __future__ import annotations

import io
from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

HERE = Path(__file__).resolve().parent
LEFT, TOP, LEADING, SIZE = 64, 780, 17, 11
LATIN, HAN = "Helvetica", "STSong-Light"
MADE_UP = "(made-up example paper, not a real letter)"
MADE_UP_HAN = "（虚构的示例材料，并非真实信件）"

PAPERS: dict[str, str] = {
    "a-zheng/us-refusal-1.pdf": f"""\
{MADE_UP}

Consulate General of the United States of America
Consular Section, Guangzhou

Date: March 5, 2026
Case number: AA00EXMPL1

Dear applicant:

We regret to inform you that you have been found ineligible for a nonimmigrant visa
under Section 214(b) of the Immigration and Nationality Act.

That section presumes that every applicant for a nonimmigrant visa is an intending
immigrant until the applicant shows the consular officer that he or she meets the
requirements of the class of visa applied for.

Today's decision cannot be appealed. You may apply again at any time. If you do, you
must submit a new application form and photo, pay the fee, and make a new appointment
for an interview.

Consular Officer
""",
    "a-zheng/us-refusal-2.pdf": f"""\
{MADE_UP}
{MADE_UP_HAN}

Consulate General of the United States of America, Guangzhou
美国驻广州总领事馆

Date: May 21, 2026
日期：2026年5月21日
Case number: AA00EXMPL2

You have been found ineligible for a nonimmigrant visa under Section 214(b) of the
Immigration and Nationality Act. You have not shown that you meet the requirements of
the class of visa you applied for.
根据《移民和国籍法》第214(b)条，您不符合非移民签证的资格。您未能证明自己符合所申请
签证类别的要求。

This decision cannot be appealed. You may apply again at any time.
该决定不能上诉。您可以随时重新申请。
""",
    "c-chen/canada-refusal.pdf": f"""\
{MADE_UP}

Canada
Visa Section, Embassy of Canada, Beijing

3 July 2014

CHEN SIYU

Your application for a temporary resident visa has been refused. You have not
satisfied me that you will leave Canada by the end of your stay as a temporary
resident, considering that you are a student without income of your own.

You may apply again if your situation changes.

Visa Officer
""",
}


def paper(text: str) -> bytes:
    """The PDF of one page that says `text`, line by line."""
    pdfmetrics.registerFont(UnicodeCIDFont(HAN))
    target = io.BytesIO()
    page = Canvas(target, pagesize=A4, invariant=1)
    page.setTitle("Made-up example paper")
    for number, line in enumerate(text.splitlines()):
        page.setFont(LATIN if line.isascii() else HAN, SIZE)
        page.drawString(LEFT, TOP - number * LEADING, line)
    page.showPage()
    page.save()
    return target.getvalue()


def main() -> None:
    """Write every paper into its folder."""
    for name, text in PAPERS.items():
        (HERE / name).write_bytes(paper(text))


if __name__ == "__main__":
    main()
