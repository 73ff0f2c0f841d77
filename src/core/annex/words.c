#include "core/annex/words.h"

enum match {
    IS,     /* the whole key */
    STARTS, /* its first words */
    HAS     /* words anywhere in it */
};

/* clang-format off */
static const struct {
    enum words words;
    enum match match;
    const char *key;
} table[] = {
    { WORDS_STT,       IS,     "stt" },
    { WORDS_STT,       IS,     "s t t" },
    { WORDS_STT,       IS,     "tt" },
    { WORDS_STT,       IS,     "so tt" },
    { WORDS_STT,       IS,     "so thu tu" },
    { WORDS_STT,       IS,     "thu tu" },

    { WORDS_CODE,      IS,     "ma" },
    { WORDS_CODE,      IS,     "ms" },
    { WORDS_CODE,      STARTS, "ma so" },
    { WORDS_CODE,      STARTS, "ma chi tieu" },
    { WORDS_CODE,      STARTS, "ma hieu" },
    { WORDS_CODE,      STARTS, "ma du an" },
    { WORDS_CODE,      STARTS, "ma don vi" },

    { WORDS_UNIT,      IS,     "dvt" },
    { WORDS_UNIT,      IS,     "d v t" },
    { WORDS_UNIT,      IS,     "dv tinh" },
    { WORDS_UNIT,      IS,     "don vi tinh" },
    { WORDS_UNIT,      IS,     "don vi do" },
    { WORDS_UNIT,      IS,     "don vi do luong" },

    { WORDS_LABEL,     STARTS, "chi tieu" },
    { WORDS_LABEL,     STARTS, "cac chi tieu" },
    { WORDS_LABEL,     STARTS, "ten" },
    { WORDS_LABEL,     STARTS, "noi dung" },
    { WORDS_LABEL,     STARTS, "danh muc" },
    { WORDS_LABEL,     STARTS, "dien giai" },
    { WORDS_LABEL,     STARTS, "hang muc" },
    { WORDS_LABEL,     STARTS, "khoan muc" },
    { WORDS_LABEL,     STARTS, "linh vuc" },
    { WORDS_LABEL,     STARTS, "loai" },
    { WORDS_LABEL,     STARTS, "nhom" },
    { WORDS_LABEL,     STARTS, "nganh" },
    { WORDS_LABEL,     STARTS, "tieu chi" },
    { WORDS_LABEL,     STARTS, "doi tuong" },
    { WORDS_LABEL,     STARTS, "san pham" },
    { WORDS_LABEL,     STARTS, "co quan" },
    { WORDS_LABEL,     STARTS, "don vi" },
    { WORDS_LABEL,     STARTS, "dia phuong" },
    { WORDS_LABEL,     STARTS, "chi nhanh" },
    { WORDS_LABEL,     STARTS, "huyen" },
    { WORDS_LABEL,     STARTS, "quan huyen" },
    { WORDS_LABEL,     STARTS, "xa phuong" },

    { WORDS_TEXT,      HAS,    "ghi chu" },
    { WORDS_TEXT,      STARTS, "dia diem" },
    { WORDS_TEXT,      STARTS, "dia chi" },
    { WORDS_TEXT,      STARTS, "chu dau tu" },
    { WORDS_TEXT,      STARTS, "thoi gian" },
    { WORDS_TEXT,      STARTS, "nang luc thiet ke" },
    { WORDS_TEXT,      STARTS, "nguyen nhan" },
    { WORDS_TEXT,      STARTS, "giai phap" },
    { WORDS_TEXT,      STARTS, "kien nghi de xuat" },
    { WORDS_TEXT,      STARTS, "danh gia chung" },
    { WORDS_TEXT,      STARTS, "van ban" },
    { WORDS_TEXT,      STARTS, "so van ban" },
    { WORDS_TEXT,      STARTS, "can cu" },
    { WORDS_TEXT,      STARTS, "ten" },
    { WORDS_TEXT,      STARTS, "loai du an" },
    { WORDS_TEXT,      STARTS, "co quan" },
    { WORDS_TEXT,      STARTS, "noi dung" },
    { WORDS_TEXT,      STARTS, "dien giai" },

    { WORDS_PERCENT,   HAS,    "ty le" },
    { WORDS_PERCENT,   HAS,    "ti le" },
    { WORDS_PERCENT,   HAS,    "so sanh" },
    { WORDS_PERCENT,   HAS,    "toc do tang" },

    { WORDS_FORM_NO,   STARTS, "bieu so" },
    { WORDS_FORM_NO,   STARTS, "bieu mau so" },
    { WORDS_FORM_NO,   STARTS, "mau so" },
    { WORDS_FORM_NO,   STARTS, "mau bieu" },
    { WORDS_FORM_NO,   STARTS, "phu luc" },
    { WORDS_FORM_NO,   STARTS, "phu bieu" },

    { WORDS_LEGAL,     HAS,    "ban hanh kem theo" },
    { WORDS_LEGAL,     HAS,    "ban hanh theo" },
    { WORDS_LEGAL,     STARTS, "kem theo" },
    { WORDS_LEGAL,     STARTS, "theo thong tu" },
    { WORDS_LEGAL,     STARTS, "theo quyet dinh" },
    { WORDS_LEGAL,     STARTS, "theo nghi dinh" },

    { WORDS_UNIT_NOTE, STARTS, "don vi tinh" },
    { WORDS_UNIT_NOTE, STARTS, "dvt" },
    { WORDS_UNIT_NOTE, STARTS, "d v t" },
    { WORDS_UNIT_NOTE, STARTS, "don vi dong" },
    { WORDS_UNIT_NOTE, STARTS, "don vi nghin" },
    { WORDS_UNIT_NOTE, STARTS, "don vi ngan" },
    { WORDS_UNIT_NOTE, STARTS, "don vi 1000" },
    { WORDS_UNIT_NOTE, STARTS, "don vi 1 000" },
    { WORDS_UNIT_NOTE, STARTS, "don vi trieu" },
    { WORDS_UNIT_NOTE, STARTS, "don vi ty" },
    { WORDS_UNIT_NOTE, STARTS, "don vi vnd" },
    { WORDS_UNIT_NOTE, STARTS, "don vi ha" },
    { WORDS_UNIT_NOTE, STARTS, "don vi tan" },
    { WORDS_UNIT_NOTE, STARTS, "don vi nguoi" },
    { WORDS_UNIT_NOTE, STARTS, "don vi ho so" },

    { WORDS_PREFACE,   STARTS, "don vi bao cao" },
    { WORDS_PREFACE,   STARTS, "don vi nhan" },
    { WORDS_PREFACE,   STARTS, "don vi gui" },
    { WORDS_PREFACE,   STARTS, "co quan bao cao" },
    { WORDS_PREFACE,   STARTS, "co quan nhan" },
    { WORDS_PREFACE,   STARTS, "nguoi nhap" },
    { WORDS_PREFACE,   STARTS, "nguoi bao cao" },
    { WORDS_PREFACE,   STARTS, "so dt" },
    { WORDS_PREFACE,   STARTS, "so dien thoai" },
    { WORDS_PREFACE,   STARTS, "dien thoai" },
    { WORDS_PREFACE,   STARTS, "email" },
    { WORDS_PREFACE,   STARTS, "ngay nhan" },
    { WORDS_PREFACE,   STARTS, "ngay gui" },
    { WORDS_PREFACE,   STARTS, "ky bao cao" },
    { WORDS_PREFACE,   STARTS, "so lieu tinh" },
    { WORDS_PREFACE,   STARTS, "tu ngay" },
    { WORDS_PREFACE,   STARTS, "bc 6 thang" },
    { WORDS_PREFACE,   STARTS, "bc nam" },
    { WORDS_PREFACE,   STARTS, "bao cao quy" },
    { WORDS_PREFACE,   STARTS, "bao cao nam" },
    { WORDS_PREFACE,   STARTS, "6 thang nam" },
    { WORDS_PREFACE,   STARTS, "uy ban nhan dan" },
    { WORDS_PREFACE,   STARTS, "ubnd" },
    { WORDS_PREFACE,   STARTS, "hoi dong nhan dan" },
    { WORDS_PREFACE,   STARTS, "thanh pho" },
    { WORDS_PREFACE,   STARTS, "cong hoa xa hoi" },
    { WORDS_PREFACE,   STARTS, "doc lap tu do" },
    { WORDS_PREFACE,   STARTS, "kinh gui" },
    { WORDS_PREFACE,   STARTS, "thay the bieu" },
    { WORDS_PREFACE,   STARTS, "tai quyet dinh so" },

    { WORDS_PERIOD,    STARTS, "thang" },
    { WORDS_PERIOD,    STARTS, "quy" },
    { WORDS_PERIOD,    STARTS, "nam" },
    { WORDS_PERIOD,    STARTS, "tuan" },
    { WORDS_PERIOD,    STARTS, "ngay" },
    { WORDS_PERIOD,    STARTS, "6 thang" },
    { WORDS_PERIOD,    STARTS, "9 thang" },
    { WORDS_PERIOD,    IS,     "don vi" },

    { WORDS_SIGN_OFF,  STARTS, "ghi chu" },
    { WORDS_SIGN_OFF,  STARTS, "chu thich" },
    { WORDS_SIGN_OFF,  STARTS, "luu y" },
    { WORDS_SIGN_OFF,  STARTS, "huong dan" },
    { WORDS_SIGN_OFF,  STARTS, "noi nhan" },
    { WORDS_SIGN_OFF,  STARTS, "ky ten" },
    { WORDS_SIGN_OFF,  STARTS, "ky ghi ro" },
    { WORDS_SIGN_OFF,  HAS,    "ngay thang nam" },

    { WORDS_SIGNER,    STARTS, "nguoi lap" },
    { WORDS_SIGNER,    STARTS, "nguoi kiem" },
    { WORDS_SIGNER,    STARTS, "nguoi bao cao" },
    { WORDS_SIGNER,    STARTS, "thu truong" },
    { WORDS_SIGNER,    STARTS, "giam doc" },
    { WORDS_SIGNER,    STARTS, "pho giam doc" },
    { WORDS_SIGNER,    STARTS, "ke toan" },
    { WORDS_SIGNER,    STARTS, "chu tich" },
    { WORDS_SIGNER,    STARTS, "truong phong" },
    { WORDS_SIGNER,    STARTS, "lanh dao" },
    { WORDS_SIGNER,    STARTS, "xac nhan" },
    { WORDS_SIGNER,    STARTS, "nguoi tong hop" },
    { WORDS_SIGNER,    STARTS, "nguoi phu trach" },
    { WORDS_SIGNER,    STARTS, "nguoi duyet" },
    { WORDS_SIGNER,    STARTS, "nguoi lam bao cao" },
    { WORDS_SIGNER,    STARTS, "can bo" },
    { WORDS_SIGNER,    STARTS, "cong chuc" },
    { WORDS_SIGNER,    STARTS, "pho chu tich" },
    { WORDS_SIGNER,    STARTS, "pho truong phong" },
    { WORDS_SIGNER,    STARTS, "pho thu truong" },
    { WORDS_SIGNER,    STARTS, "tong giam doc" },
    { WORDS_SIGNER,    STARTS, "cuc truong" },
    { WORDS_SIGNER,    STARTS, "vu truong" },
    { WORDS_SIGNER,    STARTS, "chi cuc truong" },
    { WORDS_SIGNER,    STARTS, "chanh van phong" },
    { WORDS_SIGNER,    STARTS, "chanh thanh tra" },
    { WORDS_SIGNER,    STARTS, "hieu truong" },
    { WORDS_SIGNER,    STARTS, "bo truong" },
    { WORDS_SIGNER,    STARTS, "thu ky" },
    { WORDS_SIGNER,    STARTS, "van thu" },
    { WORDS_SIGNER,    STARTS, "thu kho" },
    { WORDS_SIGNER,    STARTS, "thu quy" },
    { WORDS_SIGNER,    STARTS, "dai dien" },
    { WORDS_SIGNER,    STARTS, "phu trach" },
    { WORDS_SIGNER,    STARTS, "tm uy ban" },
    { WORDS_SIGNER,    STARTS, "tm hoi dong" },
    { WORDS_SIGNER,    STARTS, "kt chu tich" },
    { WORDS_SIGNER,    STARTS, "kt giam doc" },
    { WORDS_SIGNER,    STARTS, "kt thu truong" },
    { WORDS_SIGNER,    STARTS, "tl chu tich" },
    { WORDS_SIGNER,    STARTS, "tuq chu tich" },
    { WORDS_SIGNER,    STARTS, "tm uy ban nhan dan" },

    { WORDS_TOTAL,     STARTS, "tong so" },
    { WORDS_TOTAL,     STARTS, "tong cong" },
    { WORDS_TOTAL,     IS,     "tong" },
    { WORDS_TOTAL,     IS,     "cong" },

    { WORDS_OF_WHICH,  STARTS, "trong do" },
    { WORDS_OF_WHICH,  STARTS, "chia ra" },
    { WORDS_OF_WHICH,  IS,     "bao gom" },
    { WORDS_OF_WHICH,  IS,     "gom" },

    { WORDS_YIELD,     STARTS, "nang suat" },
    { WORDS_YIELD,     IS,     "ns" },
    { WORDS_OUTPUT,    STARTS, "san luong" },
    { WORDS_OUTPUT,    STARTS, "sl" },
    { WORDS_HARVESTED, STARTS, "dien tich thu hoach" },
    { WORDS_HARVESTED, STARTS, "dt thu hoach" },
    { WORDS_HARVESTED, STARTS, "dt lua thu hoach" },
    { WORDS_HARVESTED, STARTS, "dien tich lua thu hoach" },
    { WORDS_HARVESTED, STARTS, "dien tich cho san pham" },
    { WORDS_HARVESTED, STARTS, "dt cho san pham" },
    { WORDS_HARVESTED, STARTS, "dt cho sp" },
    { WORDS_HARVESTED, STARTS, "dien tich cho sp" },

    { WORDS_MEASURE,   IS,     "dong" },
    { WORDS_MEASURE,   IS,     "1000 dong" },
    { WORDS_MEASURE,   IS,     "nghin dong" },
    { WORDS_MEASURE,   IS,     "ngan dong" },
    { WORDS_MEASURE,   IS,     "trieu dong" },
    { WORDS_MEASURE,   IS,     "trd" },
    { WORDS_MEASURE,   IS,     "tr d" },
    { WORDS_MEASURE,   IS,     "ty dong" },
    { WORDS_MEASURE,   IS,     "vnd" },
    { WORDS_MEASURE,   IS,     "trieu vnd" },
    { WORDS_MEASURE,   IS,     "usd" },
    { WORDS_MEASURE,   IS,     "ha" },
    { WORDS_MEASURE,   IS,     "m2" },
    { WORDS_MEASURE,   IS,     "m3" },
    { WORDS_MEASURE,   IS,     "km" },
    { WORDS_MEASURE,   IS,     "km2" },
    { WORDS_MEASURE,   IS,     "tan" },
    { WORDS_MEASURE,   IS,     "kg" },
    { WORDS_MEASURE,   IS,     "ta ha" },
    { WORDS_MEASURE,   IS,     "tan ha" },
    { WORDS_MEASURE,   IS,     "con" },
    { WORDS_MEASURE,   IS,     "cai" },
    { WORDS_MEASURE,   IS,     "chiec" },
    { WORDS_MEASURE,   IS,     "nguoi" },
    { WORDS_MEASURE,   IS,     "luot nguoi" },
    { WORDS_MEASURE,   IS,     "luot" },
    { WORDS_MEASURE,   IS,     "ho" },
    { WORDS_MEASURE,   IS,     "cap" },
    { WORDS_MEASURE,   IS,     "tuoi" },
    { WORDS_MEASURE,   IS,     "ban" },
    { WORDS_MEASURE,   IS,     "viec" },
    { WORDS_MEASURE,   IS,     "vu" },
    { WORDS_MEASURE,   IS,     "vu viec" },
    { WORDS_MEASURE,   IS,     "don" },
    { WORDS_MEASURE,   IS,     "ho so" },
    { WORDS_MEASURE,   IS,     "truong hop" },
    { WORDS_MEASURE,   IS,     "trang trai" },
    { WORDS_MEASURE,   IS,     "co so" },
    { WORDS_MEASURE,   IS,     "doanh nghiep" },
    { WORDS_MEASURE,   IS,     "phong trao" },

    { WORDS_PLACE,     IS,     "xa" },
    { WORDS_PLACE,     IS,     "phuong" },
    { WORDS_PLACE,     IS,     "xa phuong" },
    { WORDS_PLACE,     IS,     "thi tran" },
    { WORDS_PLACE,     IS,     "dac khu" },
    { WORDS_PLACE,     IS,     "huyen" },
    { WORDS_PLACE,     IS,     "tinh" },
    { WORDS_PLACE,     IS,     "don vi" },
    { WORDS_PLACE,     IS,     "so" },
    { WORDS_PLACE,     IS,     "du an" },
    { WORDS_PLACE,     IS,     "ten" },
};
/* clang-format on */

/* Whether the key's words from `at` on begin with the wanted ones. */
static bool words_at(struct str key, size_t at, struct str wanted)
{
    struct str rest = str_sub(key, at, key.len);

    return str_starts(rest, wanted) && (rest.len == wanted.len || rest.ptr[wanted.len] == ' ');
}

static bool has_words(struct str key, struct str wanted)
{
    for (size_t at = 0; at < key.len; at++) {
        if ((at == 0 || key.ptr[at - 1] == ' ') && words_at(key, at, wanted))
            return true;
    }
    return false;
}

static bool matches(enum match match, struct str key, struct str wanted)
{
    switch (match) {
    case IS:
        return str_eq(key, wanted);
    case STARTS:
        return words_at(key, 0, wanted);
    case HAS:
        return has_words(key, wanted);
    }
    return false;
}

bool words_are(enum words words, struct str key)
{
    for (size_t i = 0; i < ARRAY_LEN(table); i++) {
        if (table[i].words == words && matches(table[i].match, key, str_of(table[i].key)))
            return true;
    }
    return false;
}
