"""The language is told offline: Malay from Indonesian too, and from a few samples of a long text."""
from __future__ import annotations

import subprocess
import sys

import pytest

from menurut import pack
from menurut.ingest.language import identify, indonesian_or_malay

TEXTS = {
    "id": "Bupati Kuala Nipa mengatakan jembatan gantung itu bisa dilewati lagi mulai Jumat karena papannya sudah diganti warga.",
    "ms": "Datuk Bandar Kuala Nipah berkata jambatan gantung itu boleh dilalui semula mulai Jumaat kerana papannya telah diganti penduduk.",
    "en": "The mayor of Ludgrave said the footbridge would reopen on Friday because its planks had been replaced by the villagers.",
    "ar": "قال رئيس بلدية عين الزيتون إن الجسر سيفتح من جديد يوم الجمعة بعد أن استبدل السكان ألواحه الخشبية في الأسبوع الماضي.",
    "fa": "شهردار گفت که پل از روز جمعه دوباره باز خواهد شد زیرا اهالی روستا تخته‌های آن را در هفته گذشته عوض کرده‌اند.",
    "ur": "میئر نے کہا کہ پل جمعے سے دوبارہ کھل جائے گا کیونکہ گاؤں والوں نے پچھلے ہفتے اس کے تختے بدل دیے ہیں۔",
    "de": "Die Bürgermeisterin sagte, der Steg werde am Freitag wieder geöffnet, weil die Bretter von den Leuten im Dorf ersetzt worden seien.",
    "fr": "La maire a déclaré que la passerelle rouvrirait vendredi, car les habitants du village en ont remplacé les planches.",
    "es": "La alcaldesa dijo que la pasarela se reabrirá el viernes porque los vecinos del pueblo han cambiado las tablas.",
    "pt": "A prefeita disse que a passarela será reaberta na sexta-feira porque os moradores trocaram as tábuas na semana passada.",
    "it": "La sindaca ha detto che la passerella sarà riaperta venerdì perché gli abitanti del paese ne hanno cambiato le assi.",
    "nl": "De burgemeester zei dat de loopbrug vrijdag weer open gaat omdat de dorpelingen de planken hebben vervangen.",
    "ru": "Мэр сообщила, что мостик снова откроют в пятницу, потому что жители деревни заменили доски на прошлой неделе.",
    "uk": "Міська голова повідомила, що місток знову відкриють у п’ятницю, бо мешканці села замінили дошки минулого тижня.",
    "tr": "Belediye başkanı, köylüler tahtaları değiştirdiği için köprünün cuma günü yeniden açılacağını söyledi.",
    "sw": "Meya alisema daraja litafunguliwa tena siku ya Ijumaa kwa sababu wanakijiji wamebadilisha mbao zake wiki iliyopita.",
    "vi": "Thị trưởng cho biết cây cầu sẽ mở lại vào thứ Sáu vì dân làng đã thay các tấm ván vào tuần trước.",
    "hi": "महापौर ने कहा कि पुल शुक्रवार को फिर खुलेगा क्योंकि गाँव वालों ने पिछले हफ़्ते उसके तख़्ते बदल दिए हैं।",
    "zh": "市长表示，由于村民上周更换了木板，这座步行桥将于星期五重新开放。",
    "ja": "町長は、村人が先週板を取り替えたため、つり橋は金曜日に再び開通すると述べた。",
    "ko": "시장은 마을 주민들이 지난주 판자를 교체했기 때문에 다리가 금요일에 다시 열린다고 말했다.",
    "he": "ראש העיר אמרה שהגשר ייפתח מחדש ביום שישי משום שתושבי הכפר החליפו את הקרשים בשבוע שעבר.",
    "th": "นายกเทศมนตรีกล่าวว่าสะพานจะเปิดอีกครั้งในวันศุกร์เพราะชาวบ้านเปลี่ยนไม้กระดานเมื่อสัปดาห์ที่แล้ว",
}


@pytest.mark.parametrize("lang", TEXTS)
def test_one_sentence_of_news_is_enough(lang: str) -> None:
    assert identify(TEXTS[lang]) == lang


@pytest.mark.parametrize("text", ["", "   ", "123 456, 78.9", "!!!", "ok"])
def test_too_little_text_is_no_language(text: str) -> None:
    assert identify(text) is None


@pytest.mark.parametrize("example", pack.load("id", "malay")["examples"], ids=lambda example: str(example["accept"])[:30])
def test_malay_and_indonesian_are_told_apart(example: dict[str, str]) -> None:
    assert identify(example["accept"]) == "id"
    assert identify(example["refuse"]) == "ms"


def test_without_a_word_of_only_one_of_them_the_first_guess_stands() -> None:
    assert indonesian_or_malay(["dan", "yang"], otherwise="ms") == "ms"


def test_malay_words_are_single_words_and_in_one_list_only() -> None:
    table = pack.load("id", "malay")
    lists = [table["indonesian"], table["malay"], table["rather"]["indonesian"], table["rather"]["malay"]]
    words = [word for each in lists for word in each]
    assert len(words) == len(set(words))
    assert [word for word in words if not word.isalpha() or not word.islower()] == []


@pytest.mark.parametrize("lang", [lang for lang in pack.languages() if pack.load(lang, "function_words")])
def test_function_words_tell_their_language_without_the_detector(lang: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("menurut.ingest.language._detector", lambda: pytest.fail("the detector was asked"))
    table = pack.load(lang, "function_words")
    assert len(table["words"]) == len(set(table["words"]))
    for example in table["examples"]:
        assert identify(example["accept"]) == lang


@pytest.mark.parametrize("lang", [lang for lang in pack.languages() if pack.load(lang, "function_words")])
def test_function_words_leave_other_languages_to_the_detector(lang: str) -> None:
    assert {identify(example["refuse"]) for example in pack.load(lang, "function_words")["examples"]} & {lang} == set()


def test_addresses_and_handles_say_nothing() -> None:
    assert identify("https://the.example.org/this/and/that/which/was/not " * 9 + TEXTS["tr"]) == "tr"


def test_of_a_long_text_a_few_samples_are_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[int] = []
    monkeypatch.setattr("menurut.ingest.language._by_detector", lambda sample: seen.append(len(sample)))
    identify("бвгд " * 1_000_000)
    assert seen
    assert seen[0] < 10_000


def test_an_article_in_a_language_with_a_pack_does_not_load_the_detector() -> None:
    code = f"import sys; from menurut.ingest.language import identify; identify({TEXTS['id']!r}); sys.exit('py3langid' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
