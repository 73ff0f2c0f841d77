/*
 * functions -- the table of all functions (functions.def), and what their operations stand on.
 *
 * Layer:  core (pure; private to formula/)
 * Owns:   nothing; texts made live in the machine's arena until its formula is calculated
 * Fails:  an operation gives a VALUE_ERROR
 * Limits: FORMULA_TEXT_BYTES_MAX of text made and compared by one formula
 * Tests:  formula_test.c, tests/golden/formula.test
 */
#ifndef BAOCAO_FORMULA_FUNCTIONS_H
#define BAOCAO_FORMULA_FUNCTIONS_H

#include "core/formula/code.h"

struct stack {
    struct value values[VALUE_STACK_MAX];
    size_t top;
};

/* One formula being calculated. The stack is made once for all: it is large. */
struct machine {
    const struct formula_program *program;
    const struct content *content;
    struct arena *arena;
    struct stack *stack;
    size_t text_bytes; /* made and compared so far */
};

/* How a function is compiled. */
enum function_how { HOW_CALL, HOW_SUM, HOW_IF, HOW_IFERROR, HOW_DECIDED, HOW_TIME, HOW_FORM };

enum function_flag {
    F_SAME_SIZE = 1, /* its ranges have as many rows and columns each */
    F_ANSWERS = 2    /* has an answer though all cells are empty */
};

struct function {
    const char *name, *takes;
    uint8_t least, most, cycle, flags;
    enum function_how how;
    uint32_t arg; /* of HOW_DECIDED: the instruction; HOW_TIME, HOW_FORM: the kind of input */
    struct value (*call)(struct machine *machine, const struct value *args, size_t len);
};

#define FUNCTION_ARGUMENTS_MAX 255

#define G(name, takes, least, most, cycle, how, arg)
#define F(name, takes, least, most, cycle, flags, call) \
    struct value call(struct machine *machine, const struct value *args, size_t len);
#include "core/formula/functions.def"
#undef F
#undef G

/* NULL: there is none of that name; case aside. */
const struct function *function_find(struct str name);
const struct function *function_at(uint32_t index);
uint32_t function_index(const struct function *function);
/* What its argument i takes: a letter of functions.def. */
char function_takes(const struct function *function, size_t i);

/* What the formula comes to; machine.c. */
struct value machine_run(struct machine *machine, const struct formula *formula);
/* Where the formula is a comparison, what stands on its two sides; false: it is none, or ends in
 * one of several. */
bool machine_run_sides(struct machine *machine, const struct formula *formula,
    enum comparison *out_comparison, struct value out_sides[2]);
/* Whether there is a figure, or a text for a text, in what the formula refers to, also where it
 * was not asked for. */
bool machine_finds_some(
    const struct machine *machine, const struct formula *formula, enum value_type wanted);
/* Whether so much more text may be handled. */
bool machine_text(struct machine *machine, size_t bytes);
/* The value of a comparison: texts by the Vietnamese alphabet, case aside. */
struct value machine_compare(
    struct machine *machine, enum comparison comparison, struct value a, struct value b);
/* As a text: "1234,5", "15/07/2026", "Có"; an error stays one. */
struct value machine_as_text(struct machine *machine, struct value value);
struct value machine_join(struct machine *machine, struct value a, struct value b);
/* <0, 0, >0 */
int machine_text_order(struct machine *machine, struct str a, struct str b);
/* Whether the whole text is like the pattern: ? any letter, * any letters, ~ makes plain. */
bool machine_text_like(struct machine *machine, struct str text, struct str pattern);

#endif
