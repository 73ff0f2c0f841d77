/* What libc and the heap are elsewhere: four functions over bytes, and blocks of linear memory. */
#include "core/wasm/memory.h"

#include "base/mem.h"

#define PAGE_BYTES ((size_t)65536)
#define ALIGN ((size_t)16)

/* ---- bytes; with bulk memory the builtins are single instructions ---- */

void *memcpy(void *restrict to, const void *restrict from, size_t len)
{
    return __builtin_memcpy(to, from, len);
}

void *memmove(void *to, const void *from, size_t len)
{
    return __builtin_memmove(to, from, len);
}

void *memset(void *at, int byte, size_t len)
{
    return __builtin_memset(at, byte, len);
}

int memcmp(const void *a, const void *b, size_t len)
{
    const unsigned char *x = a, *y = b;

    for (size_t i = 0; i < len; i++)
        if (x[i] != y[i])
            return x[i] - y[i];
    return 0;
}

void base_panic(const char *file, int line, const char *what)
{
    (void)file;
    (void)line;
    (void)what;
    __builtin_trap();
}

/* The compiler's own 128-bit division was built to look for a smashed stack. */
extern uintptr_t __stack_chk_guard;
uintptr_t __stack_chk_guard = (uintptr_t)0xb5f1d6a3;

void __stack_chk_fail(void);

void __stack_chk_fail(void)
{
    base_panic(__FILE__, __LINE__, "stack smashed");
}

/* ---- blocks ---- */

/* Arenas take blocks of few sizes, so a freed one is used again whole and nothing is split. */
struct free_block {
    struct free_block *next;
    size_t size;
    max_align_t data[];
};

_Static_assert(sizeof(struct free_block) % ALIGN == 0, "blocks stay aligned");

extern unsigned char __heap_base;

static struct free_block *free_blocks;
static size_t heap_at;

static struct free_block *reuse(size_t size)
{
    for (struct free_block **at = &free_blocks; *at; at = &(*at)->next) {
        struct free_block *block = *at;

        if (block->size < size || block->size > size * 2)
            continue;
        *at = block->next;
        return block;
    }
    return NULL;
}

static struct free_block *extend(size_t size)
{
    size_t have = __builtin_wasm_memory_size(0) * PAGE_BYTES, pages;
    struct free_block *block;

    if (!heap_at)
        heap_at = ((size_t)&__heap_base + ALIGN - 1) / ALIGN * ALIGN;
    if (have - heap_at < sizeof(*block) + size) {
        pages = (sizeof(*block) + size - (have - heap_at) + PAGE_BYTES - 1) / PAGE_BYTES;
        if (__builtin_wasm_memory_grow(0, pages) == SIZE_MAX)
            base_panic(__FILE__, __LINE__, "no memory left");
    }
    block = (struct free_block *)heap_at;
    heap_at += sizeof(*block) + size;
    block->size = size;
    return block;
}

static void *take(size_t bytes)
{
    size_t size = (bytes + ALIGN - 1) / ALIGN * ALIGN;
    struct free_block *block = reuse(size);

    return (block ? block : extend(size))->data;
}

static void give(void *data)
{
    struct free_block *block =
        (struct free_block *)(void *)((unsigned char *)data - offsetof(struct free_block, data));

    block->next = free_blocks;
    free_blocks = block;
}

const struct arena_source memory_source = { take, give };
