// What the loops of all types share: versions for wide machines, names, elements at byte strides.
#ifndef CK_TYPES_H
#define CK_TYPES_H

#include <math.h>
#include <stdint.h>

#include "ck_elementwise.h"

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

// The name of a function of the type with the suffix `S`: `CK(sum)` is sum_f32.
#define CK_JOIN(name, suffix) name##_##suffix
#define CK_JOIN_VALUES(name, suffix) CK_JOIN(name, suffix)
#define CK(name) CK_JOIN_VALUES(name, S)

#define CK_AT(T, p, i, s) (*(T *)((char *)(p) + (i) * (s)))

#endif
