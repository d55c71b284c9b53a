"""One spelling for matching, with the way back: full-width signs, traditional characters, wrapped words.

A folded text is searched in place of the original; every place found in it leads back to the original characters, so
nothing shown to a person is anything but what stood on the paper.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

# Only characters that occur in the words this project searches for; not a converter.
_TRADITIONAL = (
    "簽證請處審書僅據條絕領館員國為與發給沒無將須資補繳應關於經過辦變間時會現達認說論導對學動開項節齊護點業產銀單戶號碼"
    "編遞遲續約結終級紀計訴記許註評詞試該詳語誤調談謊識議讀負財責買費質轉較載邊遠適選還這進遊運違郵釋錄銷門問閱陸隨險離"
    "難電頁順預頒類顯體態狀復擇擔權歷歸滿準滯獨獲當盡監確種稱積簡範糾細維網緩總繼罰聯職聲臨舉舊術衛裡裝製親訊設訪詢謝敗"
    "貴醫鑑長陳雙額願驗齡個們來係備傳優內兩冊別則務區協卻參啟嚴團實寫專層屬島帶幣幾庫廢張強從徵慮換採撤數斷暫東極構標樣"
    "檔檢歡決況減無煩異畫筆組統綜緊線緣縣織義習華萬虛補見規視誠賠購跡輕辭遷錢錯鍵閉隱雖題頭餘馬騙收愼慣辯辨訂誰裁缺駁駐籤"
)
_SIMPLIFIED = (
    "签证请处审书仅据条绝领馆员国为与发给没无将须资补缴应关于经过办变间时会现达认说论导对学动开项节齐护点业产银单户号码"
    "编递迟续约结终级纪计诉记许注评词试该详语误调谈谎识议读负财责买费质转较载边远适选还这进游运违邮释录销门问阅陆随险离"
    "难电页顺预颁类显体态状复择担权历归满准滞独获当尽监确种称积简范纠细维网缓总继罚联职声临举旧术卫里装制亲讯设访询谢败"
    "贵医鉴长陈双额愿验龄个们来系备传优内两册别则务区协却参启严团实写专层属岛带币几库废张强从征虑换采撤数断暂东极构标样"
    "档检欢决况减无烦异画笔组统综紧线缘县织义习华万虚补见规视诚赔购迹轻辞迁钱错键闭隐虽题头余马骗收慎惯辩辨订谁裁缺驳驻签"
)
_SINGLE = {
    **dict(zip(map(ord, _TRADITIONAL), _SIMPLIFIED, strict=True)),
    **{code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)},
    **dict.fromkeys([0xA0, 0x3000, 0x202F, 0x205F, *range(0x2000, 0x200B), ord("\r")], " "),
    **dict.fromkeys([0x0B, 0x0C, 0x85, 0x2028, 0x2029], "\n"),
    **dict.fromkeys([*range(0x2010, 0x2016), 0x2212, 0xFE63], "-"),
    **dict.fromkeys([0x2018, 0x2019, 0x201B, 0x2032], "'"),
    **dict.fromkeys([0x201C, 0x201D, 0x2033], '"'),
    **dict.fromkeys(map(ord, "【〔﹝"), "["),
    **dict.fromkeys(map(ord, "】〕﹞"), "]"),
    **dict.fromkeys(map(ord, "﹙⁽"), "("),
    **dict.fromkeys(map(ord, "﹚⁾"), ")"),
    0xFE5F: "#",
}
# What changes length: signs nobody sees, a word broken at a line's end, ligatures, (b) or II as one character.
_UNEQUAL = re.compile(
    "[\u00ad\u034f\u061c\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb]"
    "|(?<=[a-z])[-\u2010\u2011][ \t]*\r?\n[ \t]*(?=[a-z])"
    "|[\ufb00-\ufb06\u2160-\u217f\u2474-\u24b5]"
)


@dataclass(frozen=True, slots=True)
class Folded:
    """A text in one spelling; `at` gives the original place of each of its characters (None: the same place)."""

    text: str
    at: tuple[int, ...] | None = None

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Where the characters from `start` up to `end` stand in the original text."""
        if self.at is None or start >= end:
            return start, end
        return self.at[start], self.at[end - 1] + 1


def fold(text: str) -> Folded:
    """`text` with full-width signs, odd spaces, traditional characters and broken words brought to one spelling."""
    even = text.translate(_SINGLE)
    if not _UNEQUAL.search(even):
        return Folded(even)
    parts: list[str] = []
    at: list[int] = []
    done = 0
    for found in _UNEQUAL.finditer(even):
        unseen = unicodedata.category(found.group()[0]) in ("Cf", "Mn") or found.group()[0] < "\u2100"
        instead = "" if unseen else unicodedata.normalize("NFKC", found.group())
        instead = "" if not instead.isprintable() else instead
        parts += [even[done : found.start()], instead]
        at += range(done, found.start())
        at += [found.start()] * len(instead)
        done = found.end()
    parts.append(even[done:])
    at += range(done, len(even))
    return Folded("".join(parts), tuple(at))
