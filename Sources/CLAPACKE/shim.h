#ifndef PLIMSOLL_CLAPACKE_SHIM_H
#define PLIMSOLL_CLAPACKE_SHIM_H
#include <lapacke.h>
#endif
