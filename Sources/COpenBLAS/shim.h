#ifndef PLIMSOLL_COPENBLAS_SHIM_H
#define PLIMSOLL_COPENBLAS_SHIM_H
#include <cblas.h>
#endif
