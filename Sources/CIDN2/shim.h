#ifndef CUTSHEET_CIDN2_H
#define CUTSHEET_CIDN2_H

#include <idn2.h>

#endif
