#include "core/attach/sound.h"

#include "core/attach/little.h"

static unsigned char byte(struct str bytes, size_t at)
{
    return at < bytes.len ? (unsigned char)bytes.ptr[at] : 0;
}

/* ---- MP3 ---- */

/* Kilobits a second of MPEG 1 and of MPEG 2, layer III; samples a second of MPEG 1. */
static const uint16_t rates_1[] = { 0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256,
    320 };
static const uint16_t rates_2[] = { 0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160 };
static const uint16_t samples_1[] = { 44100, 48000, 32000 };

/* The length of the frame that begins there; 0: none does. */
static size_t frame_len(struct str bytes, size_t at)
{
    unsigned char b1 = byte(bytes, at + 1), b2 = byte(bytes, at + 2);
    unsigned version = (b1 >> 3) & 3, rate = b2 >> 4, sample = (b2 >> 2) & 3;
    bool first = version == 3;
    uint32_t bits, hertz;

    if (byte(bytes, at) != 0xff || (b1 & 0xe0) != 0xe0 || ((b1 >> 1) & 3) != 1 || version == 1 ||
        rate == 0 || rate == 15 || sample == 3)
        return 0;
    bits = (first ? rates_1 : rates_2)[rate] * UINT32_C(1000);
    hertz = samples_1[sample] / (first ? 1u : (version == 2 ? 2u : 4u));
    return (first ? 144u : 72u) * bits / hertz + ((b2 >> 1) & 1);
}

/* The tag's length is written in four times seven bits. */
static bool has_tag(struct str bytes)
{
    size_t len = 0;

    if (!str_starts(bytes, S("ID3")) || bytes.len < 10 || byte(bytes, 3) == 0xff)
        return false;
    for (size_t i = 6; i < 10; i++) {
        if (byte(bytes, i) & 0x80)
            return false;
        len = len << 7 | byte(bytes, i);
    }
    return len + 10 < bytes.len;
}

bool sound_is_mp3(struct str bytes)
{
    size_t first = frame_len(bytes, 0);

    return has_tag(bytes) || (first && (first == bytes.len || frame_len(bytes, first)));
}

/* ---- the others ---- */

bool sound_is_m4a(struct str bytes)
{
    static const char *const brands[] = { "M4A ", "M4B ", "mp41", "mp42", "isom", "iso2" };
    struct str brand = str_sub(bytes, 8, 4);

    if (!str_eq(str_sub(bytes, 4, 4), S("ftyp")))
        return false;
    for (size_t i = 0; i < ARRAY_LEN(brands); i++)
        if (str_eq(brand, str_of(brands[i])))
            return true;
    return false;
}

bool sound_is_wav(struct str bytes)
{
    return str_starts(bytes, S("RIFF")) && str_eq(str_sub(bytes, 8, 4), S("WAVE"));
}

bool sound_is_ogg(struct str bytes)
{
    static const char *const codecs[] = { "\x01vorbis", "OpusHead", "\177FLAC", "Speex   " };
    struct str first = str_sub(bytes, 27 + (size_t)byte(bytes, 26), bytes.len);

    if (!str_starts(bytes, S("OggS")) || byte(bytes, 4) != 0)
        return false;
    for (size_t i = 0; i < ARRAY_LEN(codecs); i++)
        if (str_starts(first, str_of(codecs[i])))
            return true;
    return false;
}
