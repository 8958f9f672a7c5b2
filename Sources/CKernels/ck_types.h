// Lists of element types for the macros that write a loop per type.
#ifndef CK_TYPES_H
#define CK_TYPES_H

#include <math.h>
#include <stdint.h>

#include "ck_dtype.h"

#if defined(__has_feature)
#if __has_feature(thread_sanitizer)
// The loader chooses versions before the sanitizer is up, which their choosing calls.
#define CK_ONE_VERSION
#endif
#endif

#if defined(__x86_64__) && defined(__linux__) && !defined(CK_ONE_VERSION)
// Two versions of a function, chosen once by the loader: the same source, so the same results.
#define CK_WIDE __attribute__((target_clones("avx2", "default")))
#else
#define CK_WIDE
#endif

#define CK_VECTORIZE _Pragma("clang loop vectorize(assume_safety)")

typedef uint8_t ck_bool;

#define CK_AT(T, p, i, s) (*(T *)((char *)(p) + (i) * (s)))

#endif
