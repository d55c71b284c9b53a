"""What a reader of a letter is told beside its contents: each note says one thing, in both languages."""

from __future__ import annotations

from collections.abc import Iterable

from fivefile.values.text import Text

NONE_STATED = Text(
    en="The letter says the visa was refused but names no section of law. That can be lawful for grounds of crime or "
    "security (INA 212(b)(3)). Look for a second page, another sheet or an e-mail that names the section.",
    zh="这封信说签证被拒，但没有写明依据哪一条法律。如果理由涉及犯罪或安全，"
    "法律允许不写明（《移民与国籍法》第212(b)(3)条）。"
    "请找一找是否还有第二页、另一张通知或电子邮件写明了条款。",
)
REFUSED_ALONE = Text(
    en='"Refused" alone does not say why. It can mean 214(b), 221(g) (papers wanted or administrative processing) or '
    "another ground. The letter or sheet given at the interview, or sent afterwards, names the section.",
    zh="仅凭“Refused”（拒签）一词看不出原因：可能是214(b)，可能是221(g)（补材料或行政审理），也可能是其他理由。"
    "面谈时发给您的或事后寄来的信件、通知单会写明条款。",
)
NO_STATUS_KNOWN = Text(
    en="The page looks like a status page, but its status is none we know. Compare it with the page itself.",
    zh="这看起来是签证状态页，但其中的状态不在我们已知的范围内。请与原网页核对。",
)
SEVERAL_STATUSES = Text(
    en="The paper shows more than one status, and it is not clear which is the present one. Copy only the present "
    "status.",
    zh="这份材料里出现了不止一个状态，无法确定哪一个是当前状态。请只复制当前状态。",
)
GENERIC_PAGE = Text(
    en="What the status page says about administrative processing is shown to everyone who is refused; it does not "
    "tell "
    "your ground.",
    zh="状态页上关于行政审理的说明对所有被拒签的人都一样，并不说明您的拒签理由。",
)
BOXES_EMPTY = Text(
    en="The sheet lists sections of law with boxes, and no box beside a section is ticked. No ground was read. Look at "
    "the paper itself: a tick by hand may be missing from this copy.",
    zh="这张通知列出了若干条款并附有方框，但没有任何条款被勾选，因此没有读出拒签理由。请查看纸质原件："
    "手写的勾可能没有留在这份副本里。",
)
TICKS_LOST = Text(
    en="The sheet speaks of marked boxes, but this copy holds no readable ticks. No ground was guessed. Look at the "
    "paper "
    "itself, or type the marked lines only.",
    zh="这张通知提到有勾选的方框，但这份副本里没有可以读出的勾选标记，因此没有猜测拒签理由。请查看原件，"
    "或只录入被勾选的几行。",
)
FORM_BOXES = Text(
    en="This PDF is a fillable form, and some of its boxes stand beside no words. Their ticks were not read: compare "
    "with the paper.",
    zh="这份PDF是可填写的表格，其中有的方框旁边没有文字，其勾选状态没有读取。请与原件核对。",
)
LANGUAGES_DIFFER = Text(
    en="The English and the Chinese part name different sections. Both are shown. Ask the consulate which one applies.",
    zh="信中英文部分与中文部分所写的条款不一致，这里两者都列出。请向使领馆确认以哪一条为准。",
)
HELD_IS_REFUSED = Text(
    en="The letter does not use the word refused. In law an application under 221(g) stands refused until it is "
    "overcome, "
    "and later forms must be answered so.",
    zh="信中没有用“拒签”一词。但在法律上，依据221(g)处理的申请在问题解决之前就是被拒签；以后填表也须据此如实回答。",
)
PROCESSING_UNNAMED = Text(
    en="The letter speaks of administrative processing and names no section. Usually that is 221(g); the paper itself "
    "does "
    "not say so.",
    zh="信中提到行政审理，但没有写明条款。通常这属于221(g)，但这份材料本身没有这样写。",
)
NAMED_ONCE = Text(
    en="The letter refuses and names one section, though not in one sentence. That section was read as the reason.",
    zh="信中表示拒签，并只提到一个条款，但二者不在同一句话里。这里把该条款读作拒签理由。",
)
NAMED_NOT_GIVEN = Text(
    en="The letter refuses, and the sections it names are not clearly given as the reason. None was chosen for you.",
    zh="信中表示拒签，但没有明确说所提到的条款就是理由，因此没有替您选定。",
)
PROCLAMATION = Text(
    en="The letter names a presidential proclamation. Proclamations that suspend entry rest on section 212(f).",
    zh="信中提到总统公告。暂停入境的总统公告以第212(f)条为依据。",
)
REVOKED = Text(
    en="The paper speaks of a visa that was revoked (cancelled after it was issued). That is not a refused "
    "application.",
    zh="这份材料说的是签证被撤销（签发之后取消），这不是签证申请被拒。",
)
ENDED = Text(
    en="The paper says that an immigrant visa registration was ended under section 203(g) for want of action. That is "
    "not a "
    "refusal; it can sometimes be reinstated, within a time limit.",
    zh="这份材料说移民签证登记因长期未办理而依第203(g)条被终止。这不是拒签；在期限之内有时可以恢复。",
)
DOUBTFUL = Text(
    en="A character in a section number looked misread (such as l for 1) and was taken for the likely one. Compare the "
    "number with the paper.",
    zh="条款编号中有字符像是被误认（例如把1认成l），已按最可能的写法读取。请与原件核对编号。",
)
UNREADABLE = Text(
    en="Something like a section number stands there but cannot be read for certain. Compare with the paper.",
    zh="信中有类似条款编号的文字，但无法确定是哪一条。请与原件核对。",
)
OTHER_LAW = Text(
    en="The letter gives a law as the reason that is not among the sections known here. It is not explained; ask a "
    "licensed "
    "adviser.",
    zh="信中作为理由引用的法律不在本程序已知的条款之内，因此没有解释。请咨询持牌顾问。",
)
NOT_A_LETTER = Text(
    en="This is no US refusal letter and no visa status page. Nothing in it was taken as a refusal.",
    zh="这不是美国的拒签信，也不是签证状态页。其中内容没有当作拒签处理。",
)
APPOINTMENT = Text(
    en="This looks like an appointment notice, not a decision. What it says about refusals is general.",
    zh="这看起来是预约通知，不是决定。其中关于拒签的内容只是一般说明。",
)
LEAFLET = Text(
    en="This looks like general information, not a letter to one person, so no section named in it was taken as yours. "
    "If it is your own letter, check that the whole of it is here.",
    zh="这看起来是一般性的说明，不是写给某个人的信，因此其中提到的条款没有当作您的拒签理由。如果这是写给您的信，请核对内容是否完整。",
)
APPROVED = Text(
    en="This paper says a visa was approved or issued. It is no refusal.", zh="这份材料说签证已获批准或签发，不是拒签。"
)
FOREIGN = Text(
    en="This is another country's letter, not one of a US consulate. This version reads US letters only: if it is a "
    "decision, type it into the case as an event of that country.",
    zh="这是其他国家的信，不是美国使领馆的信。本版本只读取美国的信件：如果这是一项决定，请把它作为该国的事件录入个案。",
)


def names_only(codes: str) -> Text:
    """Sections that stand in a paper of which nobody can tell whether it refuses under them."""
    return Text(
        en=f"The text names {codes}, but does not say clearly that it refuses your visa under it. Nothing was taken as "
        "a refusal. If this is your refusal, check the whole letter and paste all of it.",
        zh=f"文中提到{codes}，但没有明确说您的签证是依此被拒的，因此没有当作拒签处理。如果这就是您的拒签通知，请核对整封信，并粘贴全文。",
    )


def ambiguous_date(written: str) -> Text:
    """A date that can be read two ways."""
    return Text(
        en=f"The date {written} can be read two ways (month first or day first). Only its year was kept.",
        zh=f"日期 {written} 有两种读法（先月后日或先日后月），因此只保留了年份。",
    )


def unread_pages(numbers: Iterable[int], total: int) -> Text:
    """Pages of a PDF that hold no text."""
    listed = [str(number) for number in numbers]
    return Text(
        en=f"Not read: page {', '.join(listed)} of {total}. There is no text on it (a scan or picture). What it says "
        f"is "
        "missing here: paste its text.",
        zh=f"未读取：共{total}页中的第{'、'.join(listed)}页。该页没有文字（是扫描件或图片），其内容不在此列，"
        f"请把文字粘贴进来。",
    )
