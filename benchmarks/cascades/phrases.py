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
    "storm": {
        "en": (
            "the storm tore the roofs off {n} houses beside the {thing} in {place}",
            "{n} houses near the {thing} in {place} lost their roofs in the storm",
        ),
        "id": (
            "badai menerbangkan atap {n} rumah di samping {thing} di {place}",
            "{n} rumah di dekat {thing} di {place} kehilangan atap akibat badai",
        ),
        "ar": (
            "العاصفة اقتلعت أسقف {n} منزلا بجوار {thing} في {place}",
            "{n} منزلا قرب {thing} في {place} فقدت أسقفها بسبب العاصفة",
        ),
    },
    "trial": {
        "en": (
            "the court in {place} sentenced {who} to {n} months in prison for bribing {other}",
            "{who} must go to prison for {n} months because he bribed {other}, a court in {place} ruled",
        ),
        "id": (
            "pengadilan di {place} menghukum {who} {n} bulan penjara karena menyuap {other}",
            "{who} harus dipenjara {n} bulan karena menyuap {other}, demikian putusan pengadilan di {place}",
        ),
        "ar": (
            "المحكمة في {place} حكمت على {who} بالسجن {n} شهرا بتهمة رشوة {other}",
            "{who} سيسجن {n} شهرا لأنه قدم رشوة إلى {other} بحسب حكم محكمة في {place}",
        ),
    },
    "vote": {
        "en": (
            "{who} won {n} percent of the votes in the election for mayor of {place}",
            "{n} percent of the voters of {place} chose {who} as their mayor",
        ),
        "id": (
            "{who} meraih {n} persen suara dalam pemilihan wali kota {place}",
            "{n} persen pemilih di {place} memilih {who} sebagai wali kota mereka",
        ),
        "ar": (
            "{who} حصل على {n} في المئة من الأصوات في انتخابات رئيس بلدية {place}",
            "{n} في المئة من ناخبي {place} اختاروا {who} رئيسا لبلديتهم",
        ),
    },
    "virus": {
        "en": (
            "doctors in {place} have found the new fever in {n} patients of the {thing}",
            "{n} people treated at the {thing} in {place} have caught the new fever",
        ),
        "id": (
            "dokter di {place} menemukan demam baru pada {n} pasien {thing}",
            "{n} orang yang dirawat di {thing} di {place} tertular demam baru",
        ),
        "ar": (
            "أطباء في {place} اكتشفوا الحمى الجديدة لدى {n} مريضا في {thing}",
            "{n} شخصا يعالجون في {thing} في {place} أصيبوا بالحمى الجديدة",
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
    {"en": "museum", "id": "museum", "ar": "المتحف"},
    {"en": "airport", "id": "bandara", "ar": "المطار"},
    {"en": "power station", "id": "pembangkit listrik", "ar": "محطة الكهرباء"},
    {"en": "library", "id": "perpustakaan", "ar": "المكتبة"},
    {"en": "prison", "id": "penjara", "ar": "السجن"},
    {"en": "fish market", "id": "pasar ikan", "ar": "سوق السمك"},
    {"en": "university", "id": "universitas", "ar": "الجامعة"},
    {"en": "dam", "id": "bendungan", "ar": "السد"},
    {"en": "lighthouse", "id": "mercusuar", "ar": "المنارة"},
    {"en": "gold mine", "id": "tambang emas", "ar": "منجم الذهب"},
    {"en": "theatre", "id": "teater", "ar": "المسرح"},
    {"en": "shipyard", "id": "galangan kapal", "ar": "حوض السفن"},
    {"en": "telephone tower", "id": "menara telepon", "ar": "برج الهاتف"},
    {"en": "zoo", "id": "kebun binatang", "ar": "حديقة الحيوان"},
    {"en": "bus terminal", "id": "terminal bus", "ar": "محطة الحافلات"},
    {"en": "barracks", "id": "barak", "ar": "الثكنة"},
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
    {
        "en": "The mayor's {days} goats escaped into the vineyards of {street} again.",
        "id": "{days} kambing milik wali kota lepas lagi ke kebun anggur {street}.",
        "ar": "هربت {days} من ماعز رئيس البلدية مرة أخرى إلى كروم {street}.",
    },
    {
        "en": "A film about {other} will open in the cinemas in {year}.",
        "id": "Film tentang {other} akan tayang di bioskop pada {year}.",
        "ar": "سيعرض فيلم عن {other} في دور السينما عام {year}.",
    },
    {
        "en": "Electricity in {street} failed for {days} hours on Monday night.",
        "id": "Listrik di {street} padam selama {days} jam pada Senin malam.",
        "ar": "انقطعت الكهرباء في {street} لمدة {days} ساعات مساء الاثنين.",
    },
    {
        "en": "The football club of {place} lost its coach after {days} defeats.",
        "id": "Klub sepak bola {place} kehilangan pelatihnya setelah {days} kekalahan.",
        "ar": "فقد نادي {place} لكرة القدم مدربه بعد {days} هزائم.",
    },
    {
        "en": "Divers searched the lake of {street} with {days} boats.",
        "id": "Penyelam menyisir danau {street} dengan {days} perahu.",
        "ar": "بحث الغواصون في بحيرة {street} بواسطة {days} قوارب.",
    },
    {
        "en": "Farmers around {street} expect a harvest of {crowd} tons of onions.",
        "id": "Petani di sekitar {street} memperkirakan panen {crowd} ton bawang.",
        "ar": "يتوقع مزارعو {street} محصولا يبلغ {crowd} طن من البصل.",
    },
    {
        "en": "The bank of {street} has closed {days} of its branches since {year}.",
        "id": "Bank {street} menutup {days} cabangnya sejak {year}.",
        "ar": "أغلق بنك {street} {days} من فروعه منذ عام {year}.",
    },
    {
        "en": "Students of {place} painted a mural of {crowd} square metres on the town wall.",
        "id": "Mahasiswa {place} melukis mural seluas {crowd} meter persegi di tembok kota.",
        "ar": "رسم طلاب {place} جدارية مساحتها {crowd} متر مربع على سور المدينة.",
    },
    {
        "en": "An old bomb from {year} was dug up in a garden in {street}.",
        "id": "Bom lama dari {year} digali di sebuah kebun di {street}.",
        "ar": "عثر على قنبلة قديمة من عام {year} في حديقة في {street}.",
    },
    {
        "en": "The ferry to the island of {street} was cancelled {days} times in one month.",
        "id": "Feri ke pulau {street} dibatalkan {days} kali dalam sebulan.",
        "ar": "ألغيت العبارة إلى جزيرة {street} {days} مرات في شهر واحد.",
    },
    {
        "en": "{other} opened a bakery with {days} employees opposite the court house.",
        "id": "{other} membuka toko roti dengan {days} karyawan di seberang gedung pengadilan.",
        "ar": "افتتح {other} مخبزا فيه {days} موظفين مقابل مبنى المحكمة.",
    },
    {
        "en": "Scientists counted {crowd} storks on the roofs of {street} this spring.",
        "id": "Ilmuwan menghitung {crowd} bangau di atap-atap {street} musim semi ini.",
        "ar": "أحصى العلماء {crowd} لقلقا على أسطح {street} هذا الربيع.",
    },
    {
        "en": "Rents near {place} have risen faster than wages since {year}.",
        "id": "Sewa rumah di dekat {place} naik lebih cepat daripada upah sejak {year}.",
        "ar": "ارتفعت الإيجارات قرب {place} أسرع من الأجور منذ عام {year}.",
    },
    {
        "en": "A court clerk lost {days} files in the train from {street}.",
        "id": "Seorang panitera kehilangan {days} berkas di kereta dari {street}.",
        "ar": "فقد كاتب محكمة {days} ملفات في القطار القادم من {street}.",
    },
    {
        "en": "The library lent {crowd} books about {street} last year.",
        "id": "Perpustakaan meminjamkan {crowd} buku tentang {street} tahun lalu.",
        "ar": "أعارت المكتبة {crowd} كتابا عن {street} العام الماضي.",
    },
    {
        "en": "Fishermen of {street} blocked the canal with {days} barges in protest.",
        "id": "Nelayan {street} memblokir kanal dengan {days} tongkang sebagai protes.",
        "ar": "أغلق صيادو {street} القناة بواسطة {days} صنادل احتجاجا.",
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
