"""The small words of languages, by which a text is known: articles, prepositions, pronouns, forms of "to be".

About thirty of the most frequent of each, old spellings among them where they differ (Italian "et" and German "daß").
"""

from __future__ import annotations

NAMES = {
    "en": "English", "fr": "French", "de": "German", "it": "Italian", "es": "Spanish", "pt": "Portuguese", "nl": "Dutch",
    "la": "Latin", "ru": "Russian", "pl": "Polish", "sv": "Swedish", "da": "Danish", "cs": "Czech", "nb": "Norwegian",
    "nn": "Norwegian Nynorsk", "ca": "Catalan", "gl": "Galician", "ro": "Romanian", "hu": "Hungarian", "fi": "Finnish",
    "et": "Estonian", "lt": "Lithuanian", "lv": "Latvian", "sk": "Slovak", "sl": "Slovenian", "hr": "Croatian", "sr": "Serbian",
    "uk": "Ukrainian", "bg": "Bulgarian", "be": "Belarusian", "mk": "Macedonian", "el": "Greek", "tr": "Turkish",
    "is": "Icelandic", "ga": "Irish", "cy": "Welsh", "sq": "Albanian", "eu": "Basque", "eo": "Esperanto", "he": "Hebrew",
    "ar": "Arabic", "fa": "Persian", "af": "Afrikaans", "yi": "Yiddish",
    "ja": "Japanese", "ko": "Korean", "zh": "Chinese", "th": "Thai", "ka": "Georgian", "hy": "Armenian",
}  # fmt: skip
"""Languages that are told apart, by BCP 47 tag."""

SMALL_WORDS = {
    "en": "the of and to in that is was for it with as be by on not he his i this are or from at which have an they you were",
    "fr": "le la les de des du et à en un une que qui est dans il pour pas ne sur se ce au plus par avec son sont nous vous",
    "de": "der die das und in zu den von mit ist nicht des auf für im ein eine dem sich auch als an es werden aus er hat daß"
    " ich sie wir mir mich ihr ihre uns noch aber wird war sind haben habe bei nach wie dass sehr",
    "it": "di che e la il un per in una con del non sono le si da alla come della dei ho ma al gli questo anche nel ch et li"
    " mi vi lo ed dal delle degli nella suo sua loro questa era è io più mio mia ne voi",
    "es": "de la que el en y los del se las por un para con no una su al lo como más pero sus le ya este sí porque esta",
    "pt": "de que e o a do da em um para com não uma os no se na por mais as dos como mas ao ele das seu sua ou quando",
    "nl": "de het een van en in is dat op te zijn met voor niet aan er om die ook als door naar dan maar bij uit was hij",
    "la": "et in est non ad cum ut quod qui ex sed si quae per ab aut ac atque esse sunt enim a de eius hoc nec quam",
    "ru": "и в не на что он с как это по но из у за к от его я бы же так вы о для мы все она до или их при этого также"
    " быть свои",
    "pl": "i w nie na się z do to że jest o a jak po co ale za od tak czy przez był jego tylko być dla",
    "sv": "och i att det som en på är av för med den till inte om ett han de var jag så men från vi kan har",
    "da": "og i at det er en til på som for med den af ikke de der et han var jeg men om så vi har fra kan eller den"
    " skal et efter hans",
    "nb": "og i å det som en på er av til for ikke med de han var jeg om så vi har fra kan skal eller den et etter men hun",
    "nn": "og i å det som ein på er av til for ikkje med dei han var eg om så vi har frå kan skal eller den eit etter men ho",
    "cs": "a v se na je že s z do to o k i ve jako za po by ale si byl jsem tak od co aby jeho nebo při každý má být"
    " jsou jejich",
    "sk": "a v sa na je že s z do to o k i vo ako za po by ale si bol som tak od čo aby jeho jej pre alebo ktorý má",
    "sl": "in v je na da se za so z ki pa o ne kot po tudi s od do ali ni bi iz pri biti k ima vsakdo pravico njegov kar",
    "hr": "i u je da se na za su od s a o koji iz ne kao te što do ili bi sa biti koja ima svoje pri po ali tko svatko",
    "sr": "и у је да се на за су од с а о који из не као што до или би са бити која има своје при по али ко сваки",
    "ca": "de la i el que en a les els del per un una es amb no al són com més dels ha pel o seva aquesta si ni sense tota",
    "gl": "de a e o que en do da os as un unha para con non se na no por ao como dos das súa ou á é máis seu toda",
    "ro": "de și în a la nu cu să o un pe este care din că se pentru sau mai al ce prin sunt fi lui orice ori ale unei fără",
    "hu": "a az és hogy nem is egy van de ez volt meg ha csak vagy mint el ki minden aki által azt való ezt s kell joga sem",
    "fi": "ja on ei se että oli hän mutta joka ovat kun kuin niin myös tai hänen jos sen olla mitä ole jonka sekä tämän",
    "et": "ja on ei et see oli ta mis kui ka või oma tema kes aga siis iga selle tuleb ning ega peab nii olema mida sest nende",
    "lt": "ir į kad yra iš su ne tai jis o ar kaip bet už nuo prie jo kurie turi būti visi per savo jos taip pagal apie"
    " arba dėl",
    "lv": "un ir uz ar par no kas tas ka vai bet kā pie viņa nav lai šis savu jo pēc tam tā viņš ne arī būt to visi",
    "uk": "і в на не що з до та як це у за він від по про його але для є бути або й чи має при їх право який того",
    "bg": "на и да се в за от не е с по че са като до или той което при това има му бъде им всеки си право ще който",
    "be": "і ў на не што з да як гэта у за ён ад па пра яго але для ёсць быць або ці мае пры іх права які таго гэтай",
    "mk": "на и да се во за од не е со по дека што како до или тој при ова има му бидат им секој право ќе кој не",
    "el": "και το να του η της με που την από για τα είναι των σε ο οι στο θα τον στην τη δεν μου τους ή ότι κάθε στη μια",
    "tr": "ve bir bu da de için ile her olan olarak ne daha gibi çok var veya hakkı kadar o ki sahiptir dır olduğu göre",
    "is": "og að í á er sem til um við með fyrir ekki hann en eða af það hafa ef því hans vera þess skal allir var sér frá eru",
    "ga": "an na agus a i ar is do go ag le sé ní chun bhfuil gach aon atá sin den nó ina duine seo siad leis air bhí tá de",
    "cy": "y yr a i yn o ar ac am mae ei gan hyn neu hawl eu nid bod gan wedi sydd pob at fel oedd trwy nac un na pawb",
    "sq": "të e në dhe për me një nga që i nuk së është ka si ose do më por kjo jetë drejtë çdo ai duhet prej tij këtë",
    "eu": "eta da ez bat du ere dira dute egin izan bere baina edo eskubidea dago horrek hau den dela zen nor bai",
    "eo": "la kaj de en estas ne al ke ĉiu por li per ĝi aŭ kiu el pri kun tiu rajtas oni sian sia havas unu ili kiel ĉiuj sen",
    "he": "של את על לא כל או הוא זה עם לו אשר אל כי היא אדם גם אם זכאי בין מן זו יש אין ללא",
    "ar": "في من على أن إلى لا أو كل ما هذا التي الذي عن مع هذه له لكل ولا بين وفي كان أي شخص لم بعد حق",
    "fa": "و در به از که این را است با برای هر یا آن حق خود دارد شود بر باید تا نمی همه می شد او ها",
    "af": "die van en het in is nie te dat op met vir hy wat sy ek aan om n ook sal as was deur een word elke of reg maar",
    "yi": "די און פון צו אין דער איז מיט ניט נישט דאס א וואס אויף אן יעדער האט זיין אדער זײַן דאָס האָט וואָס אַ אָדער"
    " אױף זאָל װאָס פֿון",
}  # fmt: skip

SCRIPTS = {
    "ko": "HANGUL", "th": "THAI", "ka": "GEORGIAN", "hy": "ARMENIAN", "ja": "HIRAGANA KATAKANA", "zh": "CJK",
}  # fmt: skip
"""Languages that alone write in a script, by the first words of its characters' names in Unicode; Japanese and Chinese share
the Han characters, and only Japanese has Kana among them.
"""
