#ifndef CKERNELS_H
#define CKERNELS_H

#include "ck_elementwise.h"
#include "ck_matmul.h"
#include "ck_random.h"
#include "ck_reduce.h"
#include "ck_storage.h"

#endif
