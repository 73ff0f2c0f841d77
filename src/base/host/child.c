#define _GNU_SOURCE /* close_range, syscall */
#include "base/host/child.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/landlock.h>
#include <linux/seccomp.h>
#include <signal.h>
#include <stdio.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/host/clock.h"

/* What its end is looked for, and how long a kill may take to show. */
#define LOOK_MS 5
#define FILES_MAX 512
#define LOCAL_SOCKET 1u /* AF_UNIX */
#define PATH_BYTES 256
#define VARIABLES_MAX 8
/* The exit code of a child that could not become the program. */
#define NOT_STARTED 127

#if defined(__x86_64__)
#define ARCH AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define ARCH AUDIT_ARCH_AARCH64
#endif

/* ---- what it may see ---- */

#define READ_RIGHTS (LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR)
#define PROGRAM_RIGHTS (READ_RIGHTS | LANDLOCK_ACCESS_FS_EXECUTE)
#define DEVICE_RIGHTS (LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_WRITE_FILE)
/* All rights of Landlock's first version; later ones are added by its version. */
#define RIGHTS_OF_1 ((1ull << 13) - 1)
#define RIGHT_OF_2 (1ull << 13) /* files moved to other folders */
#define RIGHT_OF_3 (1ull << 14) /* files cut short */

static const struct {
    const char *path;
    uint64_t rights;
} seen[] = {
    { "/usr", PROGRAM_RIGHTS },
    { "/bin", PROGRAM_RIGHTS },
    { "/lib", PROGRAM_RIGHTS },
    { "/lib64", PROGRAM_RIGHTS },
    { "/opt", PROGRAM_RIGHTS },
    { "/etc/fonts", READ_RIGHTS },
    { "/etc/libreoffice", READ_RIGHTS },
    { "/etc/ld.so.cache", LANDLOCK_ACCESS_FS_READ_FILE },
    { "/etc/localtime", LANDLOCK_ACCESS_FS_READ_FILE },
    { "/etc/passwd", LANDLOCK_ACCESS_FS_READ_FILE },
    { "/etc/nsswitch.conf", LANDLOCK_ACCESS_FS_READ_FILE },
    { "/var/cache/fontconfig", READ_RIGHTS },
    { "/var/lib/libreoffice", READ_RIGHTS },
    { "/var/spool/libreoffice", READ_RIGHTS },
    { "/proc/cpuinfo", LANDLOCK_ACCESS_FS_READ_FILE },
    { "/proc/meminfo", LANDLOCK_ACCESS_FS_READ_FILE },
    /* LibreOffice does not start without its socket there, which it takes away at the end. */
    { "/tmp", LANDLOCK_ACCESS_FS_MAKE_SOCK | LANDLOCK_ACCESS_FS_REMOVE_FILE },
    { "/dev/null", DEVICE_RIGHTS },
    { "/dev/zero", DEVICE_RIGHTS },
    { "/dev/random", LANDLOCK_ACCESS_FS_READ_FILE },
    { "/dev/urandom", LANDLOCK_ACCESS_FS_READ_FILE },
};

static int landlock_version(void)
{
    return (int)syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);
}

bool child_confined(void)
{
    return landlock_version() >= 1;
}

static uint64_t all_rights(int version)
{
    return RIGHTS_OF_1 | (version >= 2 ? RIGHT_OF_2 : 0) | (version >= 3 ? RIGHT_OF_3 : 0);
}

/* What is not there need not be allowed. */
static bool see(int rules, const char *path, uint64_t rights)
{
    struct landlock_path_beneath_attr below = { .allowed_access = rights };
    long added;

    below.parent_fd = open(path, O_PATH | O_CLOEXEC);
    if (below.parent_fd < 0)
        return errno == ENOENT || errno == EACCES;
    added = syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH, &below, 0);
    close(below.parent_fd);
    return added == 0;
}

static bool confine_files(const char *folder, const char *program)
{
    int version = landlock_version();
    struct landlock_ruleset_attr attr = { .handled_access_fs = all_rights(version) };
    int rules;

    if (version < 1)
        return true;
    rules = (int)syscall(SYS_landlock_create_ruleset, &attr, sizeof(attr.handled_access_fs), 0);
    if (rules < 0)
        return false;
    for (size_t i = 0; i < ARRAY_LEN(seen); i++) {
        if (!see(rules, seen[i].path, seen[i].rights))
            return false;
    }
    if (!see(rules, program, LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_EXECUTE))
        return false;
    return see(rules, folder, all_rights(version) & ~(uint64_t)LANDLOCK_ACCESS_FS_EXECUTE) &&
           syscall(SYS_landlock_restrict_self, rules, 0) == 0;
}

/* Sockets within the machine's own processes alone, and no looking into other processes. */
static bool confine_calls(void)
{
#ifdef ARCH
    /* clang-format off */
    struct sock_filter filter[] = {
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, arch)),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, ARCH, 1, 0),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS),
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
        BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, 0x40000000u, 9, 0), /* x32 */
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_ptrace, 8, 0),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_process_vm_readv, 7, 0),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_process_vm_writev, 6, 0),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_io_uring_setup, 5, 0),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_setsid, 4, 0),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_setpgid, 3, 0),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_socket, 0, 3),
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, args[0])),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, LOCAL_SOCKET, 1, 0),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EACCES),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
    };
    /* clang-format on */
    struct sock_fprog program = { ARRAY_LEN(filter), filter };

    return prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0;
#else
    return true;
#endif
}

/* ---- what it may use ---- */

static bool limit(__rlimit_resource_t what, size_t most)
{
    struct rlimit rlimit;

    /* A lower limit of the process itself stays. */
    if (getrlimit(what, &rlimit) != 0)
        return false;
    if (rlimit.rlim_max == RLIM_INFINITY || rlimit.rlim_max > most)
        rlimit.rlim_max = most;
    rlimit.rlim_cur = rlimit.rlim_max;
    return setrlimit(what, &rlimit) == 0;
}

static bool limit_all(const struct child *child)
{
    size_t seconds = (size_t)child->deadline_ms / 1000 + 1;

    return limit(RLIMIT_AS, child->memory_bytes) && limit(RLIMIT_FSIZE, child->file_bytes) &&
           limit(RLIMIT_CPU, 2 * seconds) && limit(RLIMIT_NOFILE, FILES_MAX) &&
           limit(RLIMIT_CORE, 0);
}

static bool quiet(void)
{
    int null = open("/dev/null", O_RDWR);

    return null >= 0 && dup2(null, STDIN_FILENO) >= 0 && dup2(null, STDOUT_FILENO) >= 0 &&
           dup2(null, STDERR_FILENO) >= 0 && close_range(STDERR_FILENO + 1, ~0u, 0) == 0;
}

static void signals_reset(void)
{
    sigset_t none;

    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    signal(SIGPIPE, SIG_DFL);
    signal(SIGTERM, SIG_DFL);
    signal(SIGINT, SIG_DFL);
}

/* ---- its start ---- */

/* Made before the fork: behind it, in a process with threads, nothing may allocate. */
struct start {
    char *args[CHILD_ARGS_MAX + 1];
    char *variables[VARIABLES_MAX];
    char home[PATH_BYTES], tmp[PATH_BYTES], config[PATH_BYTES], cache[PATH_BYTES];
};

static bool put(char to[PATH_BYTES], const char *name, const char *folder)
{
    int len = snprintf(to, PATH_BYTES, "%s=%s", name, folder);

    return len > 0 && len < PATH_BYTES;
}

static bool prepare(const struct child *child, struct start *start)
{
    static char path[] = "PATH=/usr/bin:/bin";
    static char lang[] = "LC_ALL=C.UTF-8";
    static char plugin[] = "SAL_USE_VCLPLUGIN=svp"; /* LibreOffice without a screen */
    char *variables[VARIABLES_MAX] = { path, lang, plugin, start->home, start->tmp, start->config,
        start->cache, NULL };
    size_t i = 0;

    for (; child->args[i] != NULL; i++) {
        if (i == CHILD_ARGS_MAX)
            return false;
        /* execve takes them as writable, and writes none. */
        start->args[i] = (char *)(uintptr_t)child->args[i];
    }
    start->args[i] = NULL;
    for (i = 0; i < VARIABLES_MAX; i++)
        start->variables[i] = variables[i];
    return put(start->home, "HOME", child->folder) && put(start->tmp, "TMPDIR", child->folder) &&
           put(start->config, "XDG_CONFIG_HOME", child->folder) &&
           put(start->cache, "XDG_CACHE_HOME", child->folder);
}

/* In the new process, with nothing but system calls: until execve it shares locks with threads
 * that do not run here. */
static void become(const struct child *child, struct start *start)
{
    setpgid(0, 0);
    signals_reset();
    if (quiet() && chdir(child->folder) == 0 && limit_all(child) &&
        prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
        confine_files(child->folder, start->args[0]) && confine_calls())
        execve(start->args[0], start->args, start->variables);
    _exit(NOT_STARTED);
}

/* ---- its end ---- */

static void pause_ms(long ms)
{
    struct timespec time = { .tv_nsec = ms * 1000000L };

    (void)nanosleep(&time, NULL);
}

static enum child_end end_of(int status)
{
    if (WIFEXITED(status) && WEXITSTATUS(status) == 0)
        return CHILD_DONE;
    if (WIFEXITED(status) && WEXITSTATUS(status) == NOT_STARTED)
        return CHILD_NOT_STARTED;
    return CHILD_FAILED;
}

static enum child_end await(pid_t pid, int64_t deadline_ms)
{
    int64_t until = clock_monotonic_us() + deadline_ms * 1000;
    enum child_end end = CHILD_LATE;
    int status = 0;
    pid_t got = 0;

    while (got == 0 && clock_monotonic_us() < until) {
        got = waitpid(pid, &status, WNOHANG);
        if (got == pid)
            end = end_of(status);
        else if (got == 0)
            pause_ms(LOOK_MS);
        else if (errno == EINTR)
            got = 0;
    }
    /* What it started goes with it, whether it ended or not. */
    (void)kill(-pid, SIGKILL);
    while (got != pid && waitpid(pid, &status, 0) < 0 && errno == EINTR)
        ;
    return end;
}

enum child_end child_run(const struct child *child)
{
    struct start start;
    pid_t pid;

    if (!prepare(child, &start))
        return CHILD_NOT_STARTED;
    pid = fork();
    if (pid < 0)
        return CHILD_NOT_STARTED;
    if (pid == 0)
        become(child, &start);
    (void)setpgid(pid, pid);
    return await(pid, child->deadline_ms);
}
