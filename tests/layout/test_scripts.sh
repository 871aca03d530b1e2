#!/bin/bash
# Text that is copied out of the PDF is the text that was put in, script by script, and
# whatever hostile text does, a report comes out.
. "$(dirname "$0")/../cli/lib.sh"
specimen=$built/tests/layout/scripts_specimen

# Name, how readers cope, a text long enough for two lines. The tree of structure, which is
# what assistive programs read, is exact for all. Programs that lay glyphs out anew
#   exact  find the same text;
#   moved  take the way to a mark over its letter, and back, for a space;
#   turned order figures and signs in a line from right to left by rules of their own;
#   joined besides, turn round the letters of a ligature from right to left (poppler).
scripts='latin|exact|Affordable, efficient office workflows: difficult traffic offloads Zoë’s flow fixtures, and Å ñ ő − ≥ → ½ AVAWA To. Configuration drift is corrected within the hour.
greek|exact|Η ωριμότητα της πλατφόρμας χωρίς διακομιστές μετριέται από τις αποδείξεις που άφησαν οι σαρωτές, και όχι από τις προθέσεις όσων την έχτισαν.
cyrillic|exact|Зрелость платформы без серверов измеряется по доказательствам, которые оставили сканеры, а не по намерениям тех, кто её построил: её объём ясен.
arabic|turned|يقاس نضج الحوسبة دون خوادم بما تركته أدوات الفحص في 2026، ومن يقرأ هذا التقرير يجد كل دعوى مع السجل الذي يثبتها.
lam-alef|joined|يقاس نضج الحوسبة دون خوادم بالأدلة التي تركتها أدوات الفحص في 2026 لا بنوايا من بنوها، وكل ادعاء يعود إلى السجل الذي يثبته لا إلى غيره.
hebrew|turned|בגרות של מערכות ללא שרת נמדדת לפי הראיות שהסורקים השאירו בשנת 2026 ולא לפי כוונותיהם של מי שבנו אותן, וכל טענה חוזרת אל הרשומה שלה.
devanagari|moved|सर्वररहित परिपक्वता उन प्रमाणों से मापी जाती है जो स्कैनरों ने छोड़े हैं, न कि बनाने वालों के इरादों से; हर दावा अपने अभिलेख तक लौटता है, किन्तु शक्ति क्षीण नहीं।
thai|exact|วุฒิภาวะของระบบไร้เซิร์ฟเวอร์วัดจากหลักฐานที่เครื่องมือสแกนทิ้งไว้ ไม่ใช่จากเจตนาของผู้สร้าง และทุกข้ออ้างย้อนกลับไปยังบันทึกของมันได้เสมอ
armenian|exact|Առանց սերվերի հարթակի հասունությունը չափվում է սկաներների թողած ապացույցներով:
georgian|exact|სერვერის გარეშე პლატფორმის სიმწიფე იზომება სკანერების მიერ დატოვებული მტკიცებულებებით.
tamil|exact|சேவையகமற்ற தளத்தின் முதிர்ச்சி சான்றுகளால் அளக்கப்படுகிறது.
bengali|moved|সার্ভারবিহীন পরিপক্বতা প্রমাণ দিয়ে মাপা হয়, ইচ্ছা দিয়ে নয়।
thai-am|exact|แพลตฟอร์มการชำระเงินนี้ทำงานตามคำสั่งของผู้ใช้ และนำผลกลับมาให้
tamil-o|exact|கொண்ட தொகுப்பு சேவையகமற்ற தளத்தின் முதிர்ச்சி சான்றுகளால் அளக்கப்படுகிறது.
bengali-o|exact|কোনো পরিপক্বতা প্রমাণ দিয়ে মাপা হয়, ইচ্ছা দিয়ে নয়, যৌথ মৌলিক।
malayalam|exact|സെർവറില്ലാത്ത പ്ലാറ്റ്ഫോമിന്റെ പക്വത തെളിവുകളാൽ അളക്കപ്പെടുന്നു.
khmer|moved|ភាពចាស់ទុំនៃវេទិកាគ្មានម៉ាស៊ីនមេត្រូវបានវាស់ដោយភស្តុតាង។
lao|exact|ຄວາມສົມບູນຂອງແພລດຟອມຖືກວັດແທກດ້ວຍຫຼັກຖານ ແລະ ນ້ຳ ຄຳ.
myanmar|exact|ဆာဗာမဲ့ ပလက်ဖောင်း၏ ရင့်ကျက်မှုကို သက်သေဖြင့် တိုင်းတာသည်။
telugu|exact|సర్వర్ లేని వేదిక పరిపక్వత ఆధారాలతో కొలవబడుతుంది.
gujarati|exact|સર્વરવિહીન પ્લેટફોર્મની પરિપક્વતા પુરાવાથી માપવામાં આવે છે.
gurmukhi|exact|ਸਰਵਰ ਰਹਿਤ ਪਲੇਟਫਾਰਮ ਦੀ ਪਰਿਪੱਕਤਾ ਸਬੂਤਾਂ ਨਾਲ ਮਾਪੀ ਜਾਂਦੀ ਹੈ।
kannada|exact|ಸರ್ವರ್ ರಹಿತ ವೇದಿಕೆಯ ಪಕ್ವತೆಯನ್ನು ಪುರಾವೆಗಳಿಂದ ಅಳೆಯಲಾಗುತ್ತದೆ.
sinhala|exact|සේවාදායක රහිත වේදිකාවේ පරිණතභාවය සාක්ෂි මගින් මනිනු ලැබේ.
ethiopic|exact|የአገልጋይ አልባ መድረክ ብስለት በማስረጃ ይለካል።
tibetan|moved|ཞབས་ཞུ་མེད་པའི་སྟེགས་བུའི་སྨིན་ཚད་དཔང་རྟགས་ཀྱིས་འཇལ།
mixed|joined|The function تسوية-المدفوعات of the team צוות 7 fails 14 of 21 checks, and so does पेमेंट-worker behind it.'

# On one line, without the marks of direction that readers put around what they found.
plain() {
    LC_ALL=C sed 's/\xe2\x80[\x8b\x8e\x8f\xaa-\xae]//g; s/\xe2\x81[\xa6-\xa9]//g' | tr -s ' \n\f\t' ' '
}
# set_text NAME TEXT: $scratch/NAME.pdf; what was said goes to $scratch/NAME.said
set_text() {
    printf '%s\n' "$2" >"$scratch/$1.txt"
    "$specimen" "$scratch/$1.txt" "$scratch/$1.pdf" 2>"$scratch/$1.said"
}
by_structure() { pdfinfo -struct-text "$1" | sed -n 's/^ *"\(.*\)"$/\1/p' | tr -d '\n'; }
by_mutool() { mutool draw -q -F txt "$1" 2>/dev/null; }
by_pdftotext() { pdftotext -raw "$1" -; }
by_layout() { pdftotext "$1" -; }
letters() { tr -d ' 0-9.,-' | sed 's/،//g'; }
reads() { # HOW NAME TEXT
    holds "$("by_$1" "$scratch/$2.pdf" | plain)" "$(printf '%s' "$3" | plain)"
}
reads_letters() { # HOW NAME TEXT
    holds "$("by_$1" "$scratch/$2.pdf" | plain | letters)" "$(printf '%s' "$3" | plain | letters)"
}
as_it_went_in() { # NAME HOW-READERS-COPE TEXT
    claim "$1 comes out of the structure as it went in" reads structure "$1" "$3"
    case $2 in
    exact)
        claim "$1 comes out of pdftotext as it went in" reads pdftotext "$1" "$3"
        claim "$1 comes out of mutool as it went in" reads mutool "$1" "$3"
        ;;
    moved)
        claim "$1 comes out of pdftotext letter by letter" reads_letters pdftotext "$1" "$3"
        claim "$1 comes out of mutool letter by letter" reads_letters mutool "$1" "$3"
        ;;
    turned)
        claim "$1 comes out of pdftotext letter by letter" reads_letters layout "$1" "$3"
        claim "$1 comes out of mutool as it went in" reads mutool "$1" "$3"
        ;;
    joined) claim "$1 comes out of mutool as it went in" reads mutool "$1" "$3" ;;
    esac
}

while IFS='|' read -r name cope text; do
    claim "$name is set" set_text "$name" "$text"
    claim "$name needs no box" same "" "$(cat "$scratch/$name.said")"
    as_it_went_in "$name" "$cope" "$text"
done <<<"$scripts"

# Their faces are welcome and not needed; without them boxes are drawn, and the text is there.
while IFS='|' read -r name text; do
    claim "$name is set" set_text "$name" "$text"
    as_it_went_in "$name" exact "$text"
done <<'SCRIPTS'
japanese|サーバーレスの成熟度は、スキャナーが残した証拠によって測られます。
korean|서버리스 성숙도는 스캐너가 남긴 증거로 측정됩니다.
chinese|无服务器成熟度由扫描器留下的证据衡量。
SCRIPTS

all=$(printf '%s\n' "$scripts" | cut -d'|' -f3)
claim "all scripts are set in one document" set_text all "$all"
claim "which is PDF/UA-1" /usr/bin/python3 tests/checkers/pdfua_check.py "$scratch/all.pdf"
claim "and PDF/A-2a" /usr/bin/python3 tests/checkers/pdfa_check.py --flavour 2a "$scratch/all.pdf"

languages() { # of the structure's Spans, each once
    /usr/bin/python3 - "$scratch/all.pdf" <<'PYTHON'
import pikepdf, sys
pdf = pikepdf.open(sys.argv[1])
spans = [o for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and o.get("/S") == "/Span"]
print(*sorted({str(span.Lang) for span in spans}))
PYTHON
}
claim "a voice is told the language of each script" same \
    "am ar bn bo el gu he hi hy ka km kn lo ml my pa si ta te th und-Cyrl" "$(languages)"

# A character without a face is a box to the eye and itself to readers.
claim "cuneiform is set" set_text boxes "before 𒀀𒀁 after"
claim "what no face has is named" same "𒀀 (U+12000), 𒀁 (U+12001)" "$(cat "$scratch/boxes.said")"
as_it_went_in boxes exact "before 𒀀𒀁 after"
claim "a document with boxes is PDF/A-2a" \
    /usr/bin/python3 tests/checkers/pdfa_check.py --flavour 2a "$scratch/boxes.pdf"
