#include "core/wasm/door_texts.h"

#include "base/json.h"
#include "core/legacy.h"
#include "core/number.h"
#include "core/wasm/door_call.h"

struct call {
    struct arena *arena;
    struct str input;
    struct buf *answer;
};

static struct call call_of(uint32_t len)
{
    return (struct call){ door_call_arena(), door_call_input(len), door_call_result() };
}

/* ---- numbers ---- */

uint32_t door_number_read(uint32_t len, uint32_t style)
{
    struct call call = call_of(len);
    struct dec value;
    enum number_answer answer = number_read(call.input, (enum number_style)style, &value);

    if (answer == NUMBER_OK || answer == NUMBER_OTHER_STYLE)
        dec_add_to(call.answer, value);
    return answer;
}

uint32_t door_number_format(uint32_t len, uint32_t grouping, int32_t decimals)
{
    struct call call = call_of(len);
    struct dec value;

    if (!dec_parse(call.input, &value))
        return 0;
    buf_add(
        call.answer, number_format_vi(call.arena, value, decimals, (enum number_grouping)grouping));
    return 1;
}

/* Texts of a JSON array; false if it is none. */
static bool texts_read(const struct call *call, struct str **out, size_t *out_len)
{
    struct json_reader reader = json_read(call->arena, call->input);
    size_t most = call->input.len / 3 + 1; /* "", is three bytes */
    struct str *texts = ARENA_ARRAY(call->arena, most, struct str);
    size_t texts_len = 0;
    enum json_token token = json_next(&reader);

    if (token != JSON_ARRAY)
        return false;
    while ((token = json_next(&reader)) == JSON_STRING)
        texts[texts_len++] = reader.text;
    *out = texts;
    *out_len = texts_len;
    return token == JSON_ARRAY_END;
}

/* One ["text",decimals,"unit of the column","of the row","of the form"]. */
struct typed {
    struct str text;
    struct number_place place;
};

static bool typed_read(struct json_reader *reader, struct typed *out)
{
    struct str units[3];
    int64_t decimals;

    if (json_next(reader) != JSON_STRING)
        return false;
    out->text = reader->text;
    if (json_next(reader) != JSON_NUMBER || !str_to_int(reader->text, &decimals))
        return false;
    for (size_t i = 0; i < ARRAY_LEN(units); i++) {
        if (json_next(reader) != JSON_STRING)
            return false;
        units[i] = reader->text;
    }
    out->place.decimals = (int)decimals;
    out->place.unit = number_unit(units[0], units[1], units[2]);
    return json_next(reader) == JSON_ARRAY_END;
}

uint32_t door_number_read_at(uint32_t len, uint32_t style)
{
    struct call call = call_of(len);
    struct json_reader reader = json_read(call.arena, call.input);
    enum number_answer answer;
    struct typed typed;
    struct dec value;

    if (json_next(&reader) != JSON_ARRAY || !typed_read(&reader, &typed))
        return NUMBER_NOT_ONE;
    answer = number_read_at(typed.text, (enum number_style)style, typed.place, &value);
    if (answer == NUMBER_OK || answer == NUMBER_OTHER_STYLE)
        dec_add_to(call.answer, value);
    return answer;
}

uint32_t door_is_ditto(uint32_t len)
{
    struct call call = call_of(len);
    return number_is_ditto(call.input);
}

uint32_t door_style_guess(uint32_t len)
{
    struct call call = call_of(len);
    struct json_reader reader = json_read(call.arena, call.input);
    size_t most = len / 2 + 1, texts_len = 0;
    struct str *texts = ARENA_ARRAY(call.arena, most, struct str);
    struct number_place *places = ARENA_ARRAY(call.arena, most, struct number_place);
    struct number_guess guess;

    if (json_next(&reader) != JSON_ARRAY)
        return 0;
    while (json_next(&reader) == JSON_ARRAY) {
        struct typed typed;

        if (!typed_read(&reader, &typed))
            return 0;
        texts[texts_len] = typed.text;
        places[texts_len++] = typed.place;
    }
    guess = number_style_guess(texts, places, texts_len);
    return (uint32_t)guess.style + (guess.sure ? 256 : 0);
}

/* ---- old encodings ---- */

static void answer_reading(struct json_writer *w, size_t at, const struct legacy_result *reading)
{
    json_open(w, '[');
    json_int(w, (int64_t)at);
    json_str(w, reading->doubtful ? reading->reading : reading->text);
    json_str(w, str_of(legacy_titles[reading->encoding]));
    json_int(w, reading->doubtful);
    json_close(w, ']');
}

uint32_t door_legacy(uint32_t len)
{
    struct call call = call_of(len);
    struct json_writer w = { .out = call.answer };
    struct legacy_text *items;
    struct legacy_result *results;
    struct str *texts;
    size_t texts_len;
    uint32_t answered = 0;

    if (!texts_read(&call, &texts, &texts_len))
        return 0;
    items = ARENA_ARRAY(call.arena, texts_len / 2, struct legacy_text);
    results = ARENA_ARRAY(call.arena, texts_len / 2, struct legacy_result);
    for (size_t i = 0; i < texts_len / 2; i++)
        items[i] = (struct legacy_text){ .text = texts[2 * i], .font = texts[2 * i + 1] };
    legacy_read(call.arena, items, texts_len / 2, results);
    json_open(&w, '[');
    for (size_t i = 0; i < texts_len / 2; i++) {
        if (results[i].encoding == LEGACY_NONE)
            continue;
        answer_reading(&w, i, &results[i]);
        answered++;
    }
    json_close(&w, ']');
    return answered;
}

uint32_t door_sum(uint32_t len)
{
    struct call call = call_of(len);
    struct dec_sum sum = { 0 };
    struct dec value;
    struct str *texts;
    size_t texts_len;

    if (!texts_read(&call, &texts, &texts_len))
        return 0;
    for (size_t i = 0; i < texts_len; i++)
        if (!dec_parse(texts[i], &value) || !dec_sum_add(&sum, value))
            return 0;
    if (!dec_sum_value(&sum, sum.scale, &value))
        return 0;
    dec_add_to(call.answer, value);
    return 1;
}
