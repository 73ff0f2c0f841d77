#include "core/similar.h"

#include "base/mem.h"
#include "base/utf8.h"
#include "core/letters.h"
#include "core/text.h"

#define SYLLABLES_MAX 64
#define PHRASE_MAX 6
#define WEIGHT 100
#define WEIGHT_NUMBER 150
#define WEIGHT_LIGHT 25
/* What is left of a score when two names are set against each other. */
#define OPPOSED_PERCENT 60
/* How much words in parentheses count, and from where on a heading is near. */
#define PERCENT_BESIDE 25
#define PERCENT_NEAR 60

struct syllable {
    uint64_t key, plain;
    bool marked, number;
};

/* ---- syllables ---- */

static uint64_t hash_add(uint64_t hash, unsigned value)
{
    return (hash ^ value) * UINT64_C(1099511628211);
}

#define HASH_START UINT64_C(14695981039346656037)

/* One letter after the other of a syllable; the tone counts for the whole, wherever it stands. */
struct spelling {
    uint64_t key, plain;
    unsigned tone;
    char letters[8];
    size_t len;
    bool marked, number;
};

static void letter_take(struct spelling *s, uint32_t c)
{
    const struct letter *letter = letter_of(c);
    char base = letter ? letter->base : (char)text_lower(c);

    if (s->len < sizeof(s->letters))
        s->letters[s->len] = base;
    s->len++;
    if (letter) {
        s->marked = true;
        s->tone += letter->tone == FOREIGN ? 0 : (unsigned)letter->tone;
    }
    s->key = hash_add(s->key, (unsigned)base + (letter ? (unsigned)letter->mark << 8 : 0));
    s->plain = hash_add(s->plain, (unsigned)base);
}

static bool is_vowel(char c)
{
    return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y';
}

/* "kỹ" is "kĩ", "quý" is "quí": a y that is the only vowel. */
static bool ends_in_lone_y(const struct spelling *s)
{
    if (s->len < 2 || s->len > sizeof(s->letters) || s->letters[s->len - 1] != 'y')
        return false;
    for (size_t i = 0; i + 1 < s->len; i++)
        if (is_vowel(s->letters[i]) && !(i == 1 && s->letters[0] == 'q'))
            return false;
    return true;
}

static struct syllable syllable_end(struct spelling *s)
{
    struct syllable out;

    if (ends_in_lone_y(s)) {
        s->key = s->plain = HASH_START;
        for (size_t i = 0; i < s->len; i++) {
            unsigned base = (unsigned)(i + 1 == s->len ? 'i' : s->letters[i]);

            s->key = hash_add(s->key, base);
            s->plain = hash_add(s->plain, base);
        }
    }
    out = (struct syllable){ hash_add(s->key, 0x1000 + s->tone), s->plain, s->marked, s->number };
    return out;
}

static bool is_word_sign(uint32_t c)
{
    return letter_of(c) || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
           (c >= 'A' && c <= 'Z') || c == '%';
}

/* "1.", "2.1)", "a)", "-", "+" before a label say where it stands, not what it asks. */
static struct str without_ordinal(struct str text)
{
    struct str rest = text;
    size_t digits = 0;

    while (rest.len && (rest.ptr[0] == ' ' || rest.ptr[0] == '-' || rest.ptr[0] == '+'))
        rest = str_sub(rest, 1, rest.len);
    text = rest;
    while (rest.len && digits < 5 &&
           ((rest.ptr[0] >= '0' && rest.ptr[0] <= '9') || (digits && rest.ptr[0] == '.'))) {
        rest = str_sub(rest, 1, rest.len);
        digits++;
    }
    return digits && rest.len && (rest.ptr[0] == ' ' || rest.ptr[0] == ')') ? rest : text;
}

static size_t syllables_of(struct str text, struct syllable *out, size_t len)
{
    struct spelling s = { .key = HASH_START, .plain = HASH_START, .number = true };

    while (len < SYLLABLES_MAX) {
        uint32_t c = text.len ? utf8_next(&text) : ' ';

        if (c != UTF8_BAD && is_word_sign(c)) {
            s.number = s.number && c >= '0' && c <= '9';
            letter_take(&s, c);
            continue;
        }
        if (s.len)
            out[len++] = syllable_end(&s);
        s = (struct spelling){ .key = HASH_START, .plain = HASH_START, .number = true };
        if (!text.len)
            break;
    }
    return len;
}

/* ---- tables ---- */

/* clang-format off */
/* What is written in several ways, and the one it is taken for. */
static const struct {
    const char *from, *to;
} spellings[] = {
    { "dtgt", "diện tích gieo trồng" }, { "dtth", "diện tích thu hoạch" }, { "dt", "diện tích" }, { "sl", "sản lượng" },
    { "ns", "năng suất" }, { "sp", "sản phẩm" }, { "ts", "thủy sản" }, { "lđ", "lao động" }, { "kh", "kế hoạch" },
    { "gtsx", "giá trị sản xuất" }, { "nsnn", "ngân sách nhà nước" }, { "ubnd", "ủy ban nhân dân" },
    { "hđnd", "hội đồng nhân dân" }, { "bhyt", "bảo hiểm y tế" }, { "bhxh", "bảo hiểm xã hội" },
    { "bhtn", "bảo hiểm thất nghiệp" }, { "htx", "hợp tác xã" }, { "dn", "doanh nghiệp" }, { "tthc", "thủ tục hành chính" },
    { "qsdđ", "quyền sử dụng đất" }, { "qsd", "quyền sử dụng" }, { "gcn", "giấy chứng nhận" }, { "ntm", "nông thôn mới" },
    { "cbcc", "cán bộ công chức" }, { "xdcb", "xây dựng cơ bản" }, { "kcb", "khám chữa bệnh" }, { "hs", "hồ sơ" },
    { "thpt", "trung học phổ thông" }, { "thcs", "trung học cơ sở" }, { "vpcp", "văn phòng chính phủ" },
    { "dvc", "dịch vụ công" }, { "tđ", "" }, { "cho sản phẩm", "cho sản phẩm" },
    /* words of other regions */
    { "bắp cải", "cải bắp" }, { "bắp", "ngô" }, { "heo", "lợn" }, { "khoai mì", "sắn" }, { "cây mì", "cây sắn" },
    { "khóm", "dứa" }, { "ăn trái", "ăn quả" }, { "đậu phộng", "lạc" }, { "đậu nành", "đậu tương" },
    /* spelled in two ways */
    { "lượt người", "lượt" }, { "thuỷ hải sản", "thủy sản" }, { "giầy", "giày" }, { "tổng sản phẩm trong nước", "gdp" },
    { "đôn đổc", "đôn đốc" }, { "bằng cấp", "bằng" },
};

/* Phrases that count as one word, and how much; 0: says nothing. What the unit of measure says
 * already (sản lượng: tấn) says little in the name. */
static const struct {
    const char *phrase;
    int weight;
} phrases[] = {
    { "trong đó", 0 }, { "chia ra", 0 }, { "trên địa bàn", 0 }, { "kỳ báo cáo", 0 }, { "trong kỳ", WEIGHT_LIGHT },
    { "chỉ tiêu", 0 }, { "tổng số", 15 }, { "tổng cộng", 15 }, { "tổng đàn", 15 }, { "tổng", 15 }, { "cộng", 15 },
    { "số lượng", 10 }, { "số", 5 }, { "đàn", 10 }, { "sản lượng", 30 }, { "năng suất", 30 }, { "diện tích", 30 },
    { "trường hợp", 10 }, { "cây", 10 }, { "vụ việc", 30 }, { "lượt", 30 }, { "bình quân", 30 }, { "tiền", 10 }, { "đất", 30 },
    { "sản phẩm chủ yếu", 10 }, { "mặt hàng chủ yếu", 10 }, { "kết quả", 10 }, { "chăn nuôi", 10 }, { "trồng trọt", 10 }, { "nông nghiệp", 10 }, { "thủy sản", 60 },
    { "trong hạn", 200 }, { "quá hạn", 200 }, { "đúng hạn", 200 }, { "trước hạn", 200 }, { "trễ hạn", 200 },
    { "đông xuân", 150 }, { "hè thu", 150 }, { "thu đông", 150 }, { "xuân hè", 150 }, { "khác", 150 },
    { "cận nghèo", 200 }, { "nâng cao", 220 }, { "kiểu mẫu", 150 },
};

static const char *const nothings[] = { "của", "các", "và", "những", "tại", "theo", "ở", "về", "được", "là", "có", "với",
    "đối", "do", "bị", "cho", "từ", "đến", "trên", "trong", "đã", "vụ", "loại", "hiện", "lúc", "thì", "để", "a", "b", "c", "d",
    "i", "ii", "iii", "iv", "v", "vi", "trđ", "m2", "ha", "%", "phân", "toàn", "tỉnh nhà" };

/* Words of which a name has one or another. The first group: what the other name denies. */
static const char *const opposed[] = {
    "không|chưa|phi", "nam|nữ", "đã|đang|chưa|còn", "trong hạn|quá hạn|đúng hạn|trước hạn|trễ hạn", "tăng|giảm", "đầu|cuối",
    "mới|cũ|lại", "thành thị|nông thôn", "xuất|nhập", "thu|chi", "phải|đã", "cấp tỉnh|cấp huyện|cấp xã", "sinh|tử",
    "cá nhân|tổ chức", "vận chuyển|luân chuyển", "trên|dưới", "trực tuyến|trực tiếp", "huyện|xã|tỉnh|thôn",
    "đông xuân|hè thu|thu đông|xuân hè|mùa", "trâu|bò|lợn|dê|gà|vịt",
};
/* clang-format on */

#define OPPOSED_DENIED 1 /* the group of what is denied */

struct phrase {
    struct syllable syllables[PHRASE_MAX], to[PHRASE_MAX];
    size_t len, to_len;
    int weight, group, member;
};

struct similar {
    struct phrase *spellings, *phrases, *opposed;
    size_t spellings_len, phrases_len, opposed_len;
};

static struct phrase phrase_of(struct str text, int weight)
{
    struct phrase phrase = { .weight = weight };
    struct syllable all[SYLLABLES_MAX];
    size_t len = syllables_of(text, all, 0);

    ASSERT(len <= PHRASE_MAX);
    for (size_t i = 0; i < len; i++)
        phrase.syllables[i] = all[i];
    phrase.len = len;
    return phrase;
}

static void opposed_add(struct similar *similar, int group, struct str words)
{
    for (int member = 1; words.len; member++) {
        struct phrase *phrase = &similar->opposed[similar->opposed_len++];

        *phrase = phrase_of(str_cut(&words, '|'), WEIGHT);
        phrase->group = group;
        phrase->member = member;
    }
}

#define OPPOSED_MAX 100

const struct similar *similar_new(struct arena *arena)
{
    struct similar *out = ARENA_NEW(arena, struct similar);

    out->spellings = ARENA_ARRAY(arena, ARRAY_LEN(spellings), struct phrase);
    out->phrases = ARENA_ARRAY(arena, ARRAY_LEN(phrases) + ARRAY_LEN(nothings), struct phrase);
    out->opposed = ARENA_ARRAY(arena, OPPOSED_MAX, struct phrase);
    for (size_t i = 0; i < ARRAY_LEN(spellings); i++) {
        struct phrase to = phrase_of(str_of(spellings[i].to), 0);
        struct phrase *phrase = &out->spellings[out->spellings_len++];

        *phrase = phrase_of(str_of(spellings[i].from), 0);
        memcpy(phrase->to, to.syllables, sizeof(to.syllables));
        phrase->to_len = to.len;
    }
    for (size_t i = 0; i < ARRAY_LEN(phrases); i++)
        out->phrases[out->phrases_len++] = phrase_of(str_of(phrases[i].phrase), phrases[i].weight);
    for (size_t i = 0; i < ARRAY_LEN(nothings); i++)
        out->phrases[out->phrases_len++] = phrase_of(str_of(nothings[i]), 0);
    for (size_t i = 0; i < ARRAY_LEN(opposed); i++)
        opposed_add(out, (int)i + 1, str_of(opposed[i]));
    return out;
}

/* ---- a name ---- */

static bool same_syllable(const struct syllable *a, const struct syllable *b, bool marked)
{
    return marked ? a->key == b->key : a->plain == b->plain;
}

/* The longest phrase of the table that begins there, or NULL. */
static const struct phrase *phrase_at(const struct phrase *table, size_t table_len,
    const struct list *syllables, size_t at, bool marked)
{
    const struct phrase *best = NULL;

    for (size_t i = 0; i < table_len; i++) {
        const struct phrase *phrase = &table[i];
        size_t k = 0;

        if (at + phrase->len > syllables->len || (best && phrase->len <= best->len))
            continue;
        while (k < phrase->len && same_syllable(LIST_AT(*syllables, struct syllable, at + k),
                                      &phrase->syllables[k], marked))
            k++;
        if (k == phrase->len && k > 0)
            best = phrase;
    }
    return best;
}

/* One part of the path as syllables, spelled as the tables spell. */
static struct list part_spell(struct arena *arena, const struct similar *similar, struct str text)
{
    struct syllable raw[SYLLABLES_MAX], *out = ARENA_ARRAY(arena, SYLLABLES_MAX, struct syllable);
    struct list from = { raw, syllables_of(without_ordinal(text), raw, 0) };
    size_t len = 0, marked_len = 0;
    bool marked;

    for (size_t i = 0; i < from.len; i++)
        marked_len += raw[i].marked;
    marked = marked_len * 4 >= from.len;
    for (size_t i = 0; i < from.len;) {
        const struct phrase *phrase =
            phrase_at(similar->spellings, similar->spellings_len, &from, i, marked);
        size_t add = phrase ? phrase->to_len : 1;

        if (len + add > SYLLABLES_MAX)
            break;
        memcpy(out + len, phrase ? phrase->to : &raw[i], add * sizeof(*out));
        len += add;
        i += phrase ? phrase->len : 1;
    }
    return (struct list){ out, len };
}

struct reading {
    const struct similar *similar;
    struct similar_name *name;
    struct list syllables; /* struct syllable, of the stretch read last */
    int percent;           /* how much words count this far from the label */
};

static struct similar_word word_of(const struct reading *r, size_t at, const struct phrase *phrase)
{
    const struct syllable *syllables = LIST_AT(r->syllables, struct syllable, at);
    size_t len = phrase ? phrase->len : 1;
    int weight = phrase ? phrase->weight : syllables->number ? WEIGHT_NUMBER : WEIGHT;
    struct similar_word word = { HASH_START, HASH_START, weight * r->percent / 100, 0 };

    for (size_t i = 0; i < len; i++) {
        word.key = hash_add(word.key ^ syllables[i].key, 1);
        word.plain = hash_add(word.plain ^ syllables[i].plain, 1);
    }
    return word;
}

static uint64_t bit_of(const struct similar_word *word)
{
    return UINT64_C(1) << (word->plain >> 58);
}

/* Whether a part nearer to the label said it already: a heading that repeats it adds nothing. */
static bool said_before(const struct similar_name *name, size_t nearer, uint64_t key)
{
    for (size_t i = 0; i < nearer; i++)
        if (!name->words[i].group && name->words[i].key == key)
            return true;
    return false;
}

/* The words of one part; what they weigh together. */
static int part_words(struct reading *r, bool marked)
{
    struct similar_name *name = r->name;
    size_t nearer = name->len;
    int total = 0;

    for (size_t i = 0; i < r->syllables.len && name->len < SIMILAR_WORDS_MAX;) {
        const struct phrase *phrase =
            phrase_at(r->similar->phrases, r->similar->phrases_len, &r->syllables, i, marked);
        struct similar_word word = word_of(r, i, phrase);

        i += phrase ? phrase->len : 1;
        total += word.weight;
        if (!word.weight || said_before(name, nearer, word.key))
            continue;
        name->words[name->len++] = word;
        name->bits |= bit_of(&word);
    }
    return total;
}

/* Words set against each other weigh nothing of their own: a bit a member, by group. Those of far
 * headings are about other things. */
static void part_opposed(struct reading *r, bool marked)
{
    if (r->percent < PERCENT_NEAR)
        return;
    for (size_t i = 0; i < r->syllables.len; i++) {
        for (size_t k = 0; k < r->similar->opposed_len; k++) {
            const struct phrase *phrase = &r->similar->opposed[k];

            if (phrase_at(phrase, 1, &r->syllables, i, marked) && r->name->len < SIMILAR_WORDS_MAX)
                r->name->words[r->name->len++] =
                    (struct similar_word){ .key = (uint64_t)phrase->member,
                        .group = phrase->group };
        }
    }
}

/* How many syllables there were so far, and how many with diacritics: an odd one is no habit. */
struct tally {
    size_t all, marked;
};

static bool is_marked(const struct tally *tally)
{
    return tally->marked > 0 && tally->marked * 4 >= tally->all;
}

/* One stretch of text; what its words weigh together. */
static int stretch_add(struct arena *arena, struct reading *r, struct str text, struct tally *tally)
{
    r->syllables = part_spell(arena, r->similar, text);
    for (size_t k = 0; k < r->syllables.len; k++)
        tally->marked += LIST_AT(r->syllables, struct syllable, k)->marked;
    tally->all += r->syllables.len;
    return part_words(r, is_marked(tally));
}

/* A part of the path; what stands in parentheses explains, and counts little. */
static int part_add(struct arena *arena, struct reading *r, struct str text, struct tally *tally)
{
    struct str beside = text, main = str_cut(&beside, '(');
    int total = stretch_add(arena, r, main, tally);

    part_opposed(r, is_marked(tally));
    if (beside.len) {
        r->percent = r->percent < PERCENT_BESIDE ? r->percent : PERCENT_BESIDE;
        (void)stretch_add(arena, r, beside, tally);
    }
    return total;
}

struct similar_name similar_name_of(
    struct arena *arena, const struct similar *similar, const struct list *path)
{
    static const int percents[] = { 100, 60, 30, 10 };
    struct similar_name name = {
        .words = ARENA_ARRAY(arena, SIMILAR_WORDS_MAX, struct similar_word),
    };
    struct tally tally = { 0 };
    size_t far = 0;

    for (size_t i = path->len; i-- > 0;) {
        struct reading r = { .similar = similar, .name = &name, .percent = percents[far] };
        int total = part_add(arena, &r, *LIST_AT(*path, struct str, i), &tally);

        if (far == 0)
            name.leaf_bits = name.bits;
        /* "Tổng số" or "Sản lượng" alone names nothing: the heading above does. */
        if (total * 100 / percents[far] > WEIGHT / 2 && far + 1 < ARRAY_LEN(percents))
            far++;
    }
    name.marked = is_marked(&tally);
    return name;
}

/* ---- two names ---- */

static bool same_word(const struct similar_word *a, const struct similar_word *b, bool marked)
{
    return !a->group && !b->group && (marked ? a->key == b->key : a->plain == b->plain);
}

/* The members of a group that a name has, a bit each. */
static unsigned members(const struct similar_name *name, int group)
{
    unsigned out = 0;

    for (size_t i = 0; i < name->len; i++)
        if (name->words[i].group == group)
            out |= 1u << name->words[i].key;
    return out;
}

/* Whether one says what the other says the contrary of. */
static bool are_opposed(const struct similar_name *a, const struct similar_name *b)
{
    if (!members(a, OPPOSED_DENIED) != !members(b, OPPOSED_DENIED))
        return true;
    for (size_t group = 2; group <= ARRAY_LEN(opposed); group++) {
        unsigned in_a = members(a, (int)group), in_b = members(b, (int)group);

        if (in_a && in_b && !(in_a & in_b))
            return true;
    }
    return false;
}

int similar_score(const struct similar_name *a, const struct similar_name *b)
{
    bool marked = a->marked && b->marked, used[SIMILAR_WORDS_MAX] = { 0 };
    int both = 0, alone = 0;

    for (size_t i = 0; i < a->len; i++) {
        const struct similar_word *word = &a->words[i];
        size_t k = 0;

        while (k < b->len && (used[k] || !same_word(word, &b->words[k], marked)))
            k++;
        if (k == b->len) {
            alone += word->weight;
            continue;
        }
        used[k] = true;
        both += word->weight > b->words[k].weight ? word->weight : b->words[k].weight;
    }
    for (size_t k = 0; k < b->len; k++)
        alone += used[k] ? 0 : b->words[k].weight;
    if (both + alone == 0)
        return 0;
    both = both * 1000 / (both + alone);
    return are_opposed(a, b) ? both * OPPOSED_PERCENT / 100 : both;
}

bool similar_may(const struct similar_name *a, const struct similar_name *b)
{
    return (a->leaf_bits & b->bits) && (b->leaf_bits & a->bits);
}
