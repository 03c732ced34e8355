#ifndef CUTSHEET_CPCRE2_H
#define CUTSHEET_CPCRE2_H

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

// The generic names are macros over the code unit width, which Swift does not see.
typedef pcre2_code_8 cutsheet_pcre2_code;
typedef pcre2_callout_block_8 cutsheet_pcre2_callout;

#endif
