#ifndef CKERNELS_H
#define CKERNELS_H

#include "ck_bend.h"
#include "ck_create.h"
#include "ck_elementwise.h"
#include "ck_extremes.h"
#include "ck_gather.h"
#include "ck_matmul.h"
#include "ck_norm.h"
#include "ck_reduce.h"
#include "ck_rows.h"
#include "ck_softmax.h"
#include "ck_state.h"
#include "ck_storage.h"

#include "CKernelsRandom.h"

#endif
