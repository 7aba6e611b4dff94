"""What the generated articles say, in three languages: claims, other sentences, and ways to attribute them.

`{…}` are slots: names, numbers, and inside an attribution the source {s}, the cue {c}, the outlet {o}, the content {t}.
"""

from __future__ import annotations

# For each kind of claim, the same proposition in several wordings of each language.
CLAIMS: dict[str, dict[str, tuple[str, ...]]] = {
    "toll": {
        "en": (
            "{n} people were killed when the {thing} at {place} collapsed",
            "the collapse of the {thing} at {place} killed {n} people",
        ),
        "id": (
            "{n} orang tewas ketika {thing} di {place} runtuh",
            "runtuhnya {thing} di {place} menewaskan {n} orang",
        ),
        "ar": (
            "{n} شخصا قتلوا في انهيار {thing} في {place}",
            "انهيار {thing} في {place} أسفر عن مقتل {n} شخصا",
        ),
    },
    "deal": {
        "en": (
            "{who} has agreed to sell the {thing} at {place} for {n} million dollars",
            "the {thing} at {place} will be sold by {who} for {n} million dollars",
        ),
        "id": (
            "{who} sepakat menjual {thing} di {place} seharga {n} juta dolar",
            "{thing} di {place} akan dijual oleh {who} seharga {n} juta dolar",
        ),
        "ar": (
            "{who} وافق على بيع {thing} في {place} مقابل {n} مليون دولار",
            "{thing} في {place} سيباع من قبل {who} مقابل {n} مليون دولار",
        ),
    },
    "meeting": {
        "en": (
            "{who} secretly met {other} at the {thing} in {place} on {n} occasions",
            "{who} and {other} held {n} secret meetings at the {thing} in {place}",
        ),
        "id": (
            "{who} diam-diam bertemu {other} di {thing} di {place} sebanyak {n} kali",
            "{who} dan {other} mengadakan {n} pertemuan rahasia di {thing} di {place}",
        ),
        "ar": (
            "{who} التقى سرا {other} في {thing} في {place} في {n} مناسبات",
            "{who} و{other} عقدا {n} لقاءات سرية في {thing} في {place}",
        ),
    },
    "plan": {
        "en": (
            "{who} plans to close the {thing} at {place} and lay off {n} workers",
            "{n} workers will lose their jobs as {who} closes the {thing} at {place}",
        ),
        "id": (
            "{who} berencana menutup {thing} di {place} dan memberhentikan {n} pekerja",
            "{n} pekerja akan kehilangan pekerjaan karena {who} menutup {thing} di {place}",
        ),
        "ar": (
            "{who} يعتزم إغلاق {thing} في {place} وتسريح {n} عاملا",
            "{n} عاملا سيفقدون وظائفهم مع إغلاق {who} {thing} في {place}",
        ),
    },
}

THINGS: tuple[dict[str, str], ...] = (
    {"en": "bridge", "id": "jembatan", "ar": "الجسر"},
    {"en": "cement factory", "id": "pabrik semen", "ar": "مصنع الأسمنت"},
    {"en": "railway station", "id": "stasiun kereta", "ar": "محطة القطار"},
    {"en": "hospital", "id": "rumah sakit", "ar": "المستشفى"},
    {"en": "sugar mill", "id": "pabrik gula", "ar": "مصنع السكر"},
    {"en": "hotel", "id": "hotel", "ar": "الفندق"},
    {"en": "harbour", "id": "pelabuhan", "ar": "الميناء"},
    {"en": "stadium", "id": "stadion", "ar": "الملعب"},
)

# Sentences around the claim: the outlet's own narration, different from event to event.
OTHERS: tuple[dict[str, str], ...] = (
    {
        "en": "The {thing} at {place} was built in {year} by the family of {other}.",
        "id": "{thing} di {place} dibangun pada {year} oleh keluarga {other}.",
        "ar": "بنيت {thing} في {place} عام {year} على يد عائلة {other}.",
    },
    {
        "en": "Shops along {street} road stayed closed for {days} days.",
        "id": "Toko-toko di sepanjang jalan {street} tutup selama {days} hari.",
        "ar": "بقيت المتاجر على طريق {street} مغلقة لمدة {days} أيام.",
    },
    {
        "en": "The council of {place} will meet again after the {street} festival.",
        "id": "Dewan {place} akan bersidang lagi setelah festival {street}.",
        "ar": "سيجتمع مجلس {place} مرة أخرى بعد مهرجان {street}.",
    },
    {
        "en": "Heavy rain has fallen on the valley of {street} since {days} weeks ago.",
        "id": "Hujan lebat turun di lembah {street} sejak {days} minggu lalu.",
        "ar": "هطلت أمطار غزيرة على وادي {street} منذ {days} أسابيع.",
    },
    {
        "en": "About {crowd} residents of {place} gathered in front of the town hall.",
        "id": "Sekitar {crowd} warga {place} berkumpul di depan balai kota.",
        "ar": "تجمع نحو {crowd} من سكان {place} أمام مبنى البلدية.",
    },
    {
        "en": "Buses from {place} to {street} run every {days} minutes this week.",
        "id": "Bus dari {place} ke {street} berangkat setiap {days} menit pekan ini.",
        "ar": "تنطلق الحافلات من {place} إلى {street} كل {days} دقيقة هذا الأسبوع.",
    },
    {
        "en": "In {year} a fire destroyed half of the old market in {street}.",
        "id": "Pada {year} kebakaran menghanguskan separuh pasar lama di {street}.",
        "ar": "في عام {year} دمر حريق نصف السوق القديم في {street}.",
    },
    {
        "en": "A school choir of {crowd} children was rehearsing next door.",
        "id": "Paduan suara sekolah dengan {crowd} anak sedang berlatih di sebelahnya.",
        "ar": "كانت جوقة مدرسية من {crowd} طفل تتدرب في المبنى المجاور.",
    },
    {
        "en": "The price of rice in {street} has doubled within {days} months.",
        "id": "Harga beras di {street} naik dua kali lipat dalam {days} bulan.",
        "ar": "تضاعف سعر الأرز في {street} خلال {days} أشهر.",
    },
)

# How a source speaks: {s} to the outlet itself, in general, through an outlet, and what an outlet is cited for.
TOLD = {
    "en": ("{s} {c} {a} {t}.", "told", "that "),
    "id": ("{s} {c} kepada {a} {t}.", "mengatakan", "bahwa "),
    "ar": ("{c} {s} لـ{a} {t}.", "قال", "إن "),
}
SAID = {
    "en": ("{s} {c} {t}.", "said", "that "),
    "id": ("{s} {c} {t}.", "mengatakan", "bahwa "),
    "ar": ("{c} {s} {t}.", "قال", "إن "),
}
CITED = {
    "en": ("{s} {c} {t}.", "reported", "that "),
    "id": ("{s} {c} {t}.", "melaporkan", "bahwa "),
    "ar": ("{c} {s} {t}.", "ذكرت", "أن "),
}
DENIED = {
    "en": ("{s} {c} {t}.", "denied", "that "),
    "id": ("{s} {c} {t}.", "membantah", "bahwa "),
    "ar": ("{c} {s} {t}.", "نفى", "أن "),
}
UNNAMED = {
    "en": (
        "two",
        "officials familiar with the matter",
    ),
    "id": (
        "dua",
        "pejabat yang mengetahui masalah itu",
    ),
    "ar": (
        "اثنان من",
        "المسؤولين المطلعين على الأمر",
    ),
}
