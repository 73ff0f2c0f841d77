/*
 * replay -- feeds a fuzzer the inputs kept in its corpus, one after the other, without libFuzzer.
 *
 * replay FILE|DIRECTORY…; the empty input is always tried first.
 */
#include <dirent.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len);

enum { INPUT_BYTES_MAX = 1 << 20, PATH_BYTES_MAX = 4096 };

static size_t inputs;

static void feed(const char *path)
{
    static uint8_t bytes[INPUT_BYTES_MAX];
    FILE *file = fopen(path, "rb");
    uint8_t *exact;
    size_t len;

    if (!file) {
        fprintf(stderr, "cannot read %s\n", path);
        exit(1);
    }
    len = fread(bytes, 1, sizeof(bytes), file);
    fclose(file);

    /* A copy of just this size, so that the address sanitizer sees one byte too many. */
    exact = malloc(len ? len : 1);
    if (!exact)
        exit(1);
    for (size_t i = 0; i < len; i++)
        exact[i] = bytes[i];
    fprintf(stderr, "%s\n", path);
    LLVMFuzzerTestOneInput(exact, len);
    free(exact);
    inputs++;
}

static void feed_folder(const char *folder)
{
    DIR *dir = opendir(folder);
    struct dirent *entry;

    if (!dir)
        return;
    while ((entry = readdir(dir)) != NULL) {
        char path[PATH_BYTES_MAX];

        if (entry->d_name[0] == '.')
            continue;
        if (snprintf(path, sizeof(path), "%s/%s", folder, entry->d_name) < (int)sizeof(path))
            feed(path);
    }
    closedir(dir);
}

int main(int argc, char **argv)
{
    LLVMFuzzerTestOneInput((const uint8_t *)"", 0);
    for (int i = 1; i < argc; i++) {
        struct stat info;

        if (stat(argv[i], &info) != 0)
            continue; /* a fuzzer without a corpus yet */
        if (S_ISDIR(info.st_mode))
            feed_folder(argv[i]);
        else
            feed(argv[i]);
    }
    printf("replayed %zu inputs\n1 passed, 0 failed\n", inputs);
    return 0;
}
