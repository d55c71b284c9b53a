"""The words by which a paper refuses, supposes, denies, looks back or explains, in English and Chinese.

Every pattern is searched in folded text (simplified characters, plain signs) on one line.
"""

from __future__ import annotations

import re


def _any(*parts: str) -> re.Pattern[str]:
    return re.compile("|".join(parts), re.I)


_THING = (
    r"(?:visas?|applications?|applicants?|cases?|people|persons?|refusals?|denials?|individuals?|students?"
    r"|travell?ers?)"
)
_REFUSED = r"(?:refus\w*|den(?:y|ied|ies|ial|ials)|reject\w*|ineligib\w*|inadmissib\w*|turned\s+down|disqualif\w*)"
_NOT = r"(?:not|n't|never)"

# A visa or an application is refused, whatever the words.
REFUSES = _any(
    r"\b(?:bars?|barred|prohibits?|prohibited|preclud\w+|forbids?|forbidden)\b|未获签证|未得签证",
    r"\bnot\s+(?:\w+\s+)?(?:satisfied|convinced|persuaded)\b",
    rf"\b{_REFUSED}\b|\bdeclin(?:ed?|ing)\b|\bdisapproved\b|\bunsuccessful\b|\brefuse\b",
    rf"\b{_NOT}\s+(?:be(?:en)?\s+|yet\s+)?(?:found\s+|considered\s+|deemed\s+)?(?:to\s+be\s+)?(?:eligible"
    rf"|qualif\w+|approved?|issued?|granted?|entitled|successful)",
    r"(?:\b(?:is|are|was|were|am)|'re|'m)\s+not\s+(?:able\s+to|in\s+a\s+position\s+to)\s+(?:issue|approve|grant|be"
    r"|qualify|give|process|continue|proceed|complete)",
    r"\b(?:unable|inability)\s+to\s+(?:issue|approve|grant|give|qualify|process|complete|overcome|establish"
    r"|demonstrate|show|satisfy)",
    r"\b(?:cannot|can\s+not|could\s+not|can't|couldn't|may\s+not|will\s+not)\s+(?:currently\s+|now\s+"
    r"|at\s+this\s+time\s+)?(?:be\s+)?(?:issued?|approved?|granted?|given|qualify|completed?|overcome|accept\w*|consider\w*|adjudicat\w*)|\bvoid(?:ed)?\b",
    r"\brevok\w+|\bcancell?ed\b|\bterminat\w+|\bno\s+visa\s+(?:\w+\s+){0,2}(?:issued|granted)"
    r"|\bnot\s+to\s+(?:issue|approve|grant)|\bwithhold\w*\s+(?:your\s+)?visa",
    r"\bfail(?:ed|s|ure|ing)?\s+to\s+(?:overcome|qualify|meet|establish|demonstrate|show|satisfy|convince|prove)",
    r"\b(?:do|does|did|have|has|had)\s*(?:not|n't)\s+(?:\w+ly\s+|been\s+able\s+to\s+)?(?:overc[ao]me|qualif\w+"
    r"|me[e]?t|satisf\w+|comply|complied|establish\w*|demonstrate\w*|show\w*|prove\w*|convince\w*)",
    r"\b(?:issuance|visa|entry|processing)\b[^.;]{0,60}\b(?:suspended|barred|prohibited|precluded|discontinued"
    r"|halted)\b",
    r"拒签|拒绝|被拒|拒发|拒批|拒予|驳回|[未不]获(?:批准|签发|通过|准|得|发)|不予(?:批准|通过|签发|核发|发放|发给|颁发)|不(?:批准|签发|发给)",
    r"(?:无法|不能|不可|不得|未能|暂停|停止|没有|未|不会)(?:为您|为你|向您|给您|给您的|再|获得|予以|被)?(?:签发|获发|发给|发放|颁发|批准|办理|核发|获得|取得|通过)",
    r"不符合|不合(?:资格|格)|不具(?:备|有)[^,。;]{0,12}(?:资格|条件)|(?:没有|无|不够)资格|无法(?:克服|符合|证明|满足)|不可入境|禁止入境|不得入境",
    r"(?:未能|没有|没能|未)(?:充分|成功|能够)?(?:克服|符合|证明|满足|推翻|达到|说服|显示)|否决|不满足|撤销|吊销",
)
# What a 221(g) letter may say in place of "refused"; in law it is a refusal all the same.
HELD = _any(
    r"\b(?:requir\w+|needs?|needed|pending|held|holds?|placed|suspend\w*|incomplete|defer\w*|additional|missing"
    r"|processing|temporarily|action|subject|remains?|under\s+review)\b",
    r"需要|补充|行政|暂停|暂缓|暂时|搁置|等待|有待|处理|材料",
)
_VISA = r"(?:visa|签证)"
# Refused in so many words, for papers that name no section.
REFUSED_PLAINLY = _any(
    rf"\b{_VISA}\b[^.;?]{{0,80}}\b(?:refus(?:ed|al)|denied|denial|rejected|declined|disapproved|unsuccessful)\b",
    rf"\b(?:refus(?:ed|al|e)|den(?:y|ied|ial)|reject(?:ed|ion)?|declined)\b[^.;?]{{0,60}}\b{_VISA}\b",
    r"\byour\s+(?:\w+[\s/-]+){0,4}(?:application|case)\b[^.;?]{0,60}\b(?:refused|denied|rejected|declined"
    r"|disapproved|unsuccessful|ineligible)\b",
    r"\b(?:refus(?:e|ed|al)|den(?:y|ied|ial)|reject(?:ed|ion)?)\b[^.;?]{0,30}\byour\s+(?:\w+\s+){0,3}application\b",
    r"\b(?:ineligible|inadmissible|not\s+eligible|(?:do|does|did)\s+not\s+qualify|not\s+qualified"
    r"|not\s+entitled)\b[^.;?]{0,60}\b(?:visa|classification|enter|admission|status)",
    r"\b(?:you|applicant)\b[^.;?]{0,30}\b(?:ineligible|inadmissible|not\s+eligible)\b",
    r"\b(?:unable|not\s+able|decided\s+not|cannot|can\s+not|could\s+not|regret\w*\s+not)\b[^.;?]{0,40}\b(?:issue"
    r"|issued|grant|granted|approve|approved|give)\b[^.;?]{0,60}",
    rf"\b{_VISA}\b[^.;?]{{0,60}}\b(?:cannot|can\s+not|could\s+not|not\s+been|has\s+not|was\s+not|were\s+not"
    rf"|is\s+not|will\s+not)\s+(?:be(?:en)?\s+)?(?:issued|granted|approved)\b",
    r"\b(?:remains?|status\s*[:=]?|decision\s*[:=]?|result\s*[:=]?|outcome\s*[:=]?)\s*(?:is\s+)?(?:refused"
    r"|denied)\b|^\W*(?:visa\s+)?(?:refused|denied)\b(?:\s+on\b)?[\W\d]*$",
    r"^\W*(?:visa\s+)?(?:notice|letter|worksheet|sheet|determination)\s+of\s+(?:visa\s+)?(?:refusal|denial|in(?:eligi|admissi)bility)\W*$"
    r"|^\W*(?:visa\s+)?(?:refusal|denial|in(?:eligi|admissi)bility)\s+(?:notice|letter|worksheet|sheet|notification)\W*$",
    r"签证[^。;?]{0,30}(?:拒|不予|[未不]获|无法|不能|不符合|不合|暂停签发|驳回|没有通过|未通过)|拒签|(?:拒绝|拒发|不予|无法|未能|不能|不得获|暂停)[^。;?]{0,20}签证"
    r"|(?:申请)[^。;?]{0,12}(?:被拒|拒绝|未获|不予|驳回)",
    r"不符合[^。;?]{0,20}(?:资格|条件|规定|要求|签证)|没有资格[^。;?]{0,12}签证",
)
# What a sentence goes on to say of the day of an interview.
REFUSED_THEN = _any(
    r"\b(?:was|were|been|has|have|and)\s+(?:\w+\s+){0,2}?(?:refused|denied|rejected|found\s+(?:\w+\s+)?(?:ineligible|inadmissible))\b",
    r"(?:被|遭|已)(?:[^,。;]{0,20})?拒|不予|未获|驳回",
)
_CONDITION = (
    r"\b(?:if|unless|whether|suppose|assuming)\b|\bshould\s+(?:you|your|the|an?)\b|\bin\s+(?:case|the\s+event|the\s+case\s+(?:that|where))\b"
    r"|\bwhen(?:ever)?\s+(?:you(?!\s+(?:applied|were|appeared|came))|your|an?|the|applicants?|some|visas?)\b"
)
SUPPOSES_BEFORE = _any(
    r"\bor\s+(?:you\s+will\s+|else\s+)?be\s",
    _CONDITION,
    rf"\b(?:may|might|could|can|would|will)\s+(?:also\s+|still\s+|then\s+|later\s+|normally\s+|again\s+)?(?:be"
    rf"|become|have\s+been|get|result\s+in|lead\s+to|face)\s+(?:\w+\s+){{0,3}}(?:{_REFUSED}|terminat\w+|revok\w+"
    rf"|cancell?ed)",
    r"\b(?:may|might|could|can|would|will)\s+(?:also\s+)?(?:refuse|deny|find|use|apply|cite|lead|result)\b"
    r"|\b(?:example|e\.g\.|such\s+as|for\s+instance|imagine)",
    r"如果|假如|倘若|假设|若(?!干)|万一|一旦|是否|如(?:您|你|被|因|有|需|遭|收到|不能|未|无)|可能(?:会)?(?:被|因|根据|依|按)|(?:(?:或|将|就|也|可|则)会|将"
    r"|或)(?:被(?=拒|依|根)|因|根据|依据|按照?)|(?:可以?|能够?|才能|有权|不会|不能)(?:根据|依据|因|依|按)|凡(?:是)?|当(?:您|申请人)",
)
SUPPOSES_AFTER = re.compile(r"^[^.;。]{0,25}?(?:\b(?:if|unless|whenever)\b)|^[^,。;]{0,8}(?:的话|与否|时[,，])", re.I)
DENIES_BEFORE = _any(
    rf"\b{_NOT}\s+(?:be(?:en)?\s+|being\s+|constitute\s+|mean\s+(?:that\s+)?|represent\s+"
    rf"|considered\s+)?(?:you\s+(?:are|were)\s+)?(?:a|an|the|any|your)?\s*(?:visa\s+|formal\s+"
    rf"|final\s+)?(?:found\s+)?(?:to\s+be\s+)?{_REFUSED}[^,;:]{{0,60}}$",
    rf"\b{_NOT}\s+(?:a|an|based\s+on|made\s+under|under|pursuant\s+to|because\s+of|due\s+to|on\s+account\s+of"
    rf"|related\s+to|about|on\s+the\s+basis\s+of|by\s+reason\s+of|fall\s+under|involve|concern|apply|rest\s+on"
    rf"|one\s+under)\b[^,;:]{{0,50}}$",
    r"\bnot\s+(?:sections?\s+|INA\s+|§\s*)*$|\bdo(?:es)?\s+not\s+(?:constitute|mean|imply|amount\s+to)\b[^;:]{0,80}$",
    r"\b(?:rather\s+than|instead\s+of|as\s+opposed\s+to|unlike|other\s+than|nor|neither|without|different\s+from"
    r"|distinct\s+from|no\s+longer)\b[^,;:]{0,60}$",
    rf"\bno\s+(?:\w+\s+){{0,3}}(?:finding|grounds?|determination|decision|{_REFUSED})\b[^,;:]{{0,50}}$"
    rf"|\bonly\s+(?:a\s+)?(?:list|example)",
    r"(?:不是|并非|而非|不属于|非因|不适用|不涉及|不构成|不代表|不意味着|不等于|不算|无关|有别于|不同于)[^,。;:]{0,24}$",
    r"(?:没有|并没有|从未|并未|未)(?:被|因|根据|依据|依照|按照|按|以|援引|适用)[^,。;:]{0,24}$|非$",
)
DENIES_AFTER = _any(
    r"^(?:(?!\byou\b)[^.;,。]){0,25}\b(?:does|do|did|is|are|was|were)\s*(?:not|n't)\s+(?:apply|applied|applicable"
    r"|relevant|used|the\s+(?:reason|ground|basis)|an?\s+(?:reason|ground|basis)|at\s+issue|involved|cited)",
    r"^[^.;,。]{0,12}\bnot\s+(?:applicable|applied|found)|^\s*(?:[:=|-]\s*)?(?:n/a|no|none|否|无)\s*[|.]?\s*$",
    r"^[^,。;]{0,8}的?(?:统计|数据|比例|人数)",
    r"^[^,。;]{0,8}(?:并?不适用|未适用|与您无关|(?:并)?(?:不是|非)(?:本次|此次|您)?(?:的)?(?:拒签)?(?:的)?(?:理由|原因|依据))",
)
PAST = _any(
    r"拒签?[^。;]{0,12}已?被?(?:撤销|解除|推翻|取消)|拒签?的?(?:记录|历史|经历)",
    r"\bwaiver\b[^.;]{0,100}\b(?:was|been|is)\s+(?:\w+\s+)?(?:approved|granted)\b|豁免[^,。;]{0,12}(?:已|获)[^,。;]{0,6}批准",
    rf"\b(?:previous(?:ly)?|prior|earlier|former(?:ly)?|past|old|first|initial(?:ly)?"
    rf"|original(?:ly)?)\s+(?:\w+\s+){{0,2}}?(?:{_REFUSED}|decision|determin\w+)\b",
    r"\b(?:previous|prior|earlier|former|last|past|(?:19|20)\d\d)\s+(?:\w+\s+){0,2}(?:application"
    r"|interview)s?\s+(?:\w+\s+){0,4}?(?:was|were|had|being)\b",
    rf"\b{_REFUSED}\b[^.;]{{0,60}}\b(?:previously|in\s+the\s+past|earlier|last\s+(?:year|time|month)|years?\s+ago"
    rf"|months?\s+ago|on\s+(?:a|an)\s+(?:earlier|previous)\s+occasion)\b",
    rf"\b(?:although|though|while)\b[^.;]{{0,80}}{_REFUSED}[^.;]{{0,160}}\b(?:issued|approved|overcome)\b",
    rf"\bhad\s+been\s+(?:\w+\s+)?{_REFUSED}|\b(?:once|formerly|already)\s+{_REFUSED}\b|\b(?:last\s+(?:year|time"
    rf"|month)|in\s+the\s+past|history\s+of|record\s+of)\b[^.;]{{0,40}}{_REFUSED}",
    rf"{_REFUSED}[^.;]{{0,80}}\b(?:has|have|was|were|is)\s+(?:now\s+|since\s+|been\s+)*(?:overcome|vacated"
    rf"|rescinded|withdrawn|cleared|lifted|reversed)",
    r"(?:曾(?:经)?|此前|以前|先前|上次|上一次|过去|前次|早前|之前(?:的|曾|因|被))(?:[^,。;]{0,40}|[^。;]{0,20}(?:拒|申请)[^。;]{0,20})$",
)
# Somebody else's refusal, or a story about one.
OTHERS = _any(
    r"\byou\s+(?:have\s+)?(?:wrote|stated|said|say|declared|told\s+us|mentioned|indicated|answered|asked|claim\w*)\s+(?:that|whether|if)\b",
    r"(?:您|你)(?:说|称|表示|写|填写|声称|询问)[^,。;]{0,6}(?:曾|被|因|是否)|网上|有人说|据说|传言",
    r"\byour\s+(?:husband|wife|spouse|mother|father|sister|brother|friend|parents?|relative|sponsor|petitioner"
    r"|employer|colleague|classmate|cousin|uncle|aunt)(?:'s)?\b[^,.;]{0,60}$",
    rf"\b(?:I|he|she|they|who)\s+(?:was|were|am|is|are|got|had|have|has)\s+(?:\w+\s+){{0,3}}{_REFUSED}|\b(?:my|his"
    rf"|her|their)\s+(?:\w+\s+){{0,3}}(?:visa|application|interview|refusal)",
    r"(?:您|你)的?(?:丈夫|妻子|配偶|朋友|同事|父亲|母亲|父母|兄弟|姐妹|哥哥|姐姐|弟弟|妹妹|亲属|担保人|雇主|同学)[^,。;]{0,30}$",
    r"我(?:[^,。;]{0,6}被|们被|的签证|因|的申请)|(?:他|她|朋友|邻居|同学)(?:们)?(?:被|因|的签证)",
)
# In the words after a general remark or a supposition: what happened to this applicant.
HAPPENED = _any(
    r"\b(?:you|your\s+(?:\w+\s+){0,3}(?:application|visa|case)|this\s+application"
    r"|the\s+applicant)\b[^;]{0,30}\b(?:has|have|was|were|is|are|did|could|cannot)\b",
    r"(?:您|你|本次|此次)[^;。]{0,30}(?:已|被|不符合|未能|无法|没有)",
)
# Many people, or nobody in particular.
EVERYBODY_BEFORE = _any(
    rf"\b(?:some|many|most|certain|other|all|any|every|each|several|these|those|such"
    rf"|few)\s+(?:of\s+)?(?:\w+\s+){{0,3}}{_THING}\b",
    r"\b(?:nobody|no\s+one|everyone|everybody|anyone|anybody)\b|(?<!\bthe\s)(?<!\bboth\s)(?<!\byour\s)(?<!\byour\svisa\s)\b(?:applicants|aliens?|refusals|denials|visas|applications)\b|\bwhat\s+(?:is|does|are)\b"
    r"|\bhow\s+to\b|\bwhy\s+(?:was|are|were|is|do)\b|\b(?:common|frequent|typical|usual|possible)\b",
    r"\b(?:a|an|any|another)\s+(?:\w+\s+){0,2}(?:applicant|person|alien|visitor|student)\s+(?:who|that|is|was|can"
    r"|may|must|refused|found|whose)\b",
    r"每年|几百万|统计|有些|部分|某些|一些|许多|很多|大多数|多数|通常|一般(?:来说|而言|情况)|例如|比如|所谓|什么是|为什么|任何|每位|每个|每名|所有|他人|其他申请人|常见|申请人们|的人",
)
EXPLAINS = re.compile(
    rf"(?<!\bis\s)(?<!\bas\s)(?<!was\s)(?<!tes\s)(?<!nts\s)(?<!ved\s)(?<!ven\s)(?<!eive\s)(?<!sued\s)\b(?:an?"
    rf"|the\s+term)\s+(?:visa\s+|nonimmigrant\s+){{0,2}}(?P<article>{_REFUSED})[^.;]{{0,40}}$"
    rf"|\b{_REFUSED}\s+under\s+(?:the\s+)?(?:section\s+|INA\s+|§\s*)*$",
    re.I,
)
MEANS = re.compile(
    r"^[^.;,]{0,80}?\b(?:means|occurs|happens|is\s+(?:issued|given|used|made)|refers|indicates)\b"
    r"|^[^,。;]{0,20}(?:意味着|是指|指的是|表示)",
    re.I,
)
POINTS_ELSEWHERE = _any(
    r"\b(?:more|further|general|additional)\s+information\s+(?:\w+\s+)?(?:about|on|regarding|concerning)"
    r"|\b(?:see(?!\b[^.;]{0,40}\bapplies\b)"
    r"|visit|read|refer\s+to|consult|learn|leaflet|brochure|website|web\s?page|www|https?|click|link"
    r"|instructions\s+for|known\s+as|confidential)\b",
    r"详见|参见|请见|请参阅|网站|网页|链接|小册子|了解更多|有关信息|更多信息",
)
# "Reason for refusal:", "拒签条款：" right before a section.
LABEL_REFUSAL = re.compile(
    rf"(?:\b(?:{_REFUSED}|grounds?|reasons?|basis|bases)\b[^.;?]{{0,60}}|(?:拒签|拒绝|被拒|不合格|不符合)[^。;?]{{0,20}}|(?:理由"
    rf"|原因|依据))(?:[:=|\t(/]|\s-+|\bis\b|\bare\b|为|是)[^.;。]{{0,40}}$",
    re.I,
)
LABEL_PLAIN = re.compile(
    r"(?:\b(?:sections?|provisions?|codes?|law|statute|authority|paragraph|findings?|determination|decision|result"
    r"|outcome|status|disposition|INA)\b[^.;?]{0,40}|(?:条款|条文|法条|代码|法律|规定|结果|决定|适用)[^。;?]{0,12})(?:[:=|\t]|\s-+"
    r"|\bis\b|\bare\b|为)[^.;。]{0,70}$",
    re.I,
)
YOU = _any(
    r"\b(?:you|your|yours|applicant'?s?|beneficiary|this\s+(?:application|case|refusal|visa|decision|office"
    r"|embassy|consulate)|the\s+(?:application|case|above|refusal|decision)|today(?:'s)?|hereby|it\s+(?:is|was"
    r"|has)|we\s+(?:are|were|have|regret|cannot|could|must|find|found|refuse|did|do))\b",
    r"您|你|贵|阁下|本次|此次|该申请|本申请|申请人|兹|本馆|本处|今日|今天",
)
BELOW = _any(r"\b(?:following|below|listed|as\s+follows)\b|:\s*$", r"以下|下列|如下|下述|:\s*$")
MARKED = _any(
    r"\b(?:check(?:ed)?|mark(?:ed)?|tick(?:ed)?|circled|highlighted)\b[^.;]{0,40}\b(?:below|box(?:es)?"
    r"|item|paragraph|section|\"?x\"?)|\b(?:box(?:es)?|items?|paragraphs?|sections?)\s+(?:\w+\s+){0,3}(?:checked"
    r"|marked|ticked|indicated|circled)\b",
    r"勾选|打勾|打钩|划勾|标记|标注|打[√xX]|画圈|有[√xX]",
)
PROCESSING = _any(
    r"\badministrative(?:ly)?\s+process\w*|\bsecurity\s+(?:clearance|advisory|review|check)|\b(?:background"
    r"|interagency)\s+(?:check|review|clearance)|\badvisory\s+opinion\b|\b(?:additional"
    r"|further)\s+(?:administrative\s+|security\s+)?(?:review|processing|clearance|vetting|screening)\b",
    r"行政(?:性)?(?:审理|处理|审查|审核|程序|复核|审批|作业)|安全(?:审查|核查|检查)|背景(?:审查|调查|核查)|(?:进一步|额外)的?(?:审查|审理|审核)",
)
PROCESSING_NOT = _any(
    r"\b(?:no|not|without|n't)\b[^.;,]{0,40}\b(?:administrative|processing|clearance|review)|\b(?:may|might|could"
    r"|can|would)\b[^.;,]{0,40}\b(?:processing|clearance|review|administrative)|\b(?:if|once|after|when|unless"
    r"|until|upon)\b[^.;]{0,60}\b(?:receiv|submit|suppl|provid|deliver|document|informed|item)|\beither\b|\b(?:has"
    r"|have|was|been|is)\s+(?:now\s+)?(?:completed|complete|finished|concluded)",
    r"(?:不|无需|没有|无须|未|不需要|无)[^,。;]{0,6}(?:行政|安全|背景)|可能[^,。;]{0,8}(?:行政|安全|背景)|(?:如果|若|收到|提交|补齐|一旦)[^。;]{0,20}(?:后"
    r"|时|则|才)|行政[^,。;]{0,8}(?:已经?|业已)(?:完成|结束)",
)
APPROVED = _any(
    r"\b(?:your|the)\s+(?:[\w/-]+\s+){0,5}?visa(?:\s+application)?\s+(?:has\s+been|is|was"
    r"|have\s+been)\s+(?:\w+\s+)?(?:approved|issued|granted|printed)",
    r"\b(?:pleased|happy|glad)\s+to\s+(?:inform|tell|advise|confirm)[^.]{0,60}\bvisa\b[^.]{0,40}\b(?:approved"
    r"|issued|granted)|\b(?:we\s+have|officer\s+has|officer)\s+(?:approved|issued|granted)\s+your\b[^.]{0,30}\bvisa",
    r"\bapplication\s+for\s+(?:an?\s+)?(?:[\w/.-]+\s+){0,4}visa\s+(?:has\s+been|is|was)\s+(?:approved|granted)",
    r"签证(?:申请)?(?:已经?|业已|现已)?(?:于[^,。;]{0,14})?(?:被)?(?:获得?批准|获批|批准|签发|通过|核发|获准)",
)
# Other countries whose visas the applicants of this project hold or are refused.
_COUNTRY = (
    r"(?:Canad(?:a|ian)|U\.?K\.?|United\s+Kingdom|Brit(?:ain|ish)|Australian?|New\s+Zealand|Schengen|Irish|Ireland"
    r"|Japan(?:ese)?|Korean?|Germany?|French|France|Ital(?:y|ian)|Spanish|Spain|Dutch|Netherlands|Swiss|Switzerland"
    r"|Singapore|Chinese)"
)
_COUNTRY_HAN = (
    "(?:加拿大|英国|澳大利亚|澳洲|新西兰|爱尔兰|日本|韩国|德国|法国|意大利|西班牙|荷兰|瑞士|新加坡"
    "|申根|欧盟|泰国|俄罗斯)"
)
FOREIGN = _any(
    r"\bIRCC\b|Immigration,\s+Refugees\s+and\s+Citizenship\s+Canada|\bCitizenship\s+and\s+Immigration\s+Canada"
    r"|\bIRPR\b|\bIRPA\b|Immigration\s+and\s+Refugee\s+Protection|\bUKVI\b|UK\s+Visas\s+and\s+Immigration"
    r"|\bHome\s+Office\b|\bentry\s+clearance\s+officer|\bGovernment\s+of\s+Canada\b|\bAustralian\s+Government\b|\bBorder\s+(?:Force|Services\s+Agency)\b|\bleave\s+to\s+(?:enter|remain)\b|Department\s+of\s+Home\s+Affairs|Migration\s+(?:Act"
    r"|Regulations)\s+19|Immigration\s+New\s+Zealand|Schengen",
    r"\bHigh\s+Commission\b|\b(?:Embassy|Consulate(?:[\s-]General)?)\s+of\s+(?!(?:the\s+)?(?:united\s+states|u\.?s\.?|america))"
    rf"(?:the\s+)?(?-i:[A-Z])|\b{_COUNTRY}\s+(?:Embassy|Consulate|Visa\s+(?:Office|Application))",
    rf"加拿大移民|英国签证(?:与|和)移民|澳大利亚内政部|澳洲内政部|新西兰移民局|申根|{_COUNTRY_HAN}(?:驻[^。\s]{{0,8}})?(?:大使馆|总?领事馆|使领馆|使馆"
    r"|领馆|高级专员|签证(?:处|中心|申请中心)|移民局|内政部)|高级专员公署",
)
FOREIGN_VISA = _any(
    rf"\b{_COUNTRY}\s+(?:\w+\s+){{0,3}}(?:visa|eTA|entry\s+clearance|study\s+permit)\b|\bvisa\s+(?:for|to)\s+{_COUNTRY}\b"
    r"|\btemporary\s+resident\s+visa\b|\bstudy\s+permit\b|\bentry\s+clearance\b",
    rf"{_COUNTRY_HAN}[^,。;]{{0,10}}签证",
)
US_OFFICE = _any(
    r"(?:u\.?\s?s\.?|united\s+states|american|america)\s+(?:embassy|consulate|consular|mission|department\s+of\s+state)"
    r"|\b(?:embassy|consulate(?:[\s-]general)?)\s+of\s+(?:the\s+)?(?:united\s+states|u\.?s)|travel\.state\.gov|@state\.gov"
    r"|American\s+Institute\s+in\s+Taiwan|\bAIT\b",
    r"美国(?:驻[^。\s]{0,8})?(?:大使馆|总?领事馆|使领馆|使馆|领馆)|美国在台协会",
)
US = _any(US_OFFICE.pattern, r"immigration\s+and\s+nationality\s+act|\bINA\b|移民(?:和|与|及)?国籍法")
CONSULAR = _any(
    r"consul|embass|non-?immigrant|immigration\s+and\s+nationality|\bINA\b|\bvisas?\b|department\s+of\s+state"
    r"|\bDS-?\d{3,4}\b",
    r"签证|领事|使馆",
)
# Somebody telling a story of their own; officers write "I regret" and name forms such as I-20.
NARRATES = re.compile(
    r"\b(?:my|me|myself)\b|(?<!\()(?-i:\bI\b)(?![)-]|\s+(?:regret|am\s+(?:sorry|writing)|have\s+(?:determined"
    r"|found|refused)|find|refuse|must|hereby|cannot))|我(?!们|国|馆|处)|楼主",
    re.I,
)
LEAFLET = _any(
    r"frequently\s+asked|\bFAQs?\b|\bthis\s+(?:leaflet|brochure|guide|article|web\s?page|web\s?site|page|post"
    r"|chapter|video|novel)\b|\bunderstanding\b[^.]{0,40}\brefus|\bwhat\s+(?:is"
    r"|does)\b[^.]{0,40}2[0-2]\d\s?\([a-z]\)|\btips\s+for\b|\bblog\b|\bsubscribe\b",
    r"常见问题|什么是|本文|攻略|小编|问答|指南|科普|公众号|论坛|楼主",
)
# Written to more than one household.
TO_MANY = _any(
    r"\bdear\s+(?:\w+\s+(?:and\s+)?){0,2}(?:clients|friends|readers|students|visitors|members|colleagues|subscribers|all"
    r"|everyone|parents|followers)\b|\b(?:hi|hello)\s+(?:all|everyone|guys|folks)\b",
    r"各位|大家好|亲们|(?:同学|家人|朋友|家长|读者|粉丝|会员|客户)们|广大",
)
# How newspapers and firms write.
PRESS = _any(
    r"\baccording\s+to\s+(?:figures|data|statistics|a\s+(?:report|study)|officials)|\b(?:spokes(?:man|woman|person)"
    r"|reporters?|newsletter|newspaper|press\s+release|immigration\s+(?:update|news|alert|lawyers?|attorneys?)"
    r"|attorneys?\s+at\s+law|law\s+(?:firm|offices?))\b|\bLLP\b",
    r"据[^,。]{0,10}报道|记者|发言人|律师事务所|新华社|新闻",
)
GREETS = re.compile(r"\bdear\b|\bapplicant(?:'s)?\s*(?:name)?\s*:|\bcase\s*(?:no|number|id)|尊敬的|亲爱的|此致", re.I)
ADDRESSED = re.compile(
    r"\bdear\b|\bapplicant(?:'s)?\s*(?:name)?\s*:|\bname\s*:|\bcase\s*(?:no|number|id)|\bapplication\s+id"
    r"|\bto\s+whom|\bconsular\s+officer\b|\bvice\s+consul\b|\bsincerely\b|尊敬的|申请人\s*(?:姓名)?\s*:|姓名\s*:|此致|敬启|领事官员"
    r"|案件(?:编)?号|亲爱的",
    re.I,
)
