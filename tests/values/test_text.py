"""Texts in two languages."""

from __future__ import annotations

from fivefile.values.text import Text, sentences


def test_texts_become_sentences_in_both_languages():
    joined = sentences(Text("case.yaml is empty", "是空文件"), Text("", ""), Text("paste the text.", "请粘贴文字。"))
    assert joined == Text("case.yaml is empty. Paste the text.", "是空文件。请粘贴文字。")
