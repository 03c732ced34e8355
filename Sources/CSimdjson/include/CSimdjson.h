#pragma once

#include <stddef.h>
#include <stdint.h>

// One C call per document: the text becomes a flat list of events, which Swift walks.

#ifdef __cplusplus
extern "C" {
#endif

enum cutsheet_json_kind {
  CUTSHEET_JSON_NULL = 0,
  CUTSHEET_JSON_FALSE = 1,
  CUTSHEET_JSON_TRUE = 2,
  /// `payload` is the integer.
  CUTSHEET_JSON_INTEGER = 3,
  /// `payload` is the address of the number's text, `size` its length.
  CUTSHEET_JSON_NUMBER = 4,
  /// `payload` is the address of the unescaped UTF-8, `size` its length.
  CUTSHEET_JSON_STRING = 5,
  /// `size` elements follow.
  CUTSHEET_JSON_ARRAY = 6,
  /// `size` members follow, each with its key in the upper bits of `tag`.
  CUTSHEET_JSON_OBJECT = 7,
  /// An object in which at least one key occurs twice.
  CUTSHEET_JSON_OBJECT_WITH_REPEATED_KEYS = 8,
};

typedef struct {
  int64_t payload;
  uint32_t size;
  /// The kind in the lower 8 bits; above them, where the parent is an object, the key's number.
  uint32_t tag;
} cutsheet_json_event;

typedef struct {
  const char *text;
  size_t size;
} cutsheet_json_key;

typedef struct {
  const cutsheet_json_event *events;
  size_t event_count;
  /// Every distinct key of the document, once; events refer to them by index.
  const cutsheet_json_key *keys;
  size_t key_count;
} cutsheet_json_document;

typedef struct cutsheet_json_parser cutsheet_json_parser;

/// NULL where memory is short.
cutsheet_json_parser *cutsheet_json_parser_new(void);
void cutsheet_json_parser_free(cutsheet_json_parser *parser);

/// Reads a text whose root is an object or array.
///
/// Returns 1 and fills `document`, which lives until the parser is used again or freed; 0 where the
/// text is refused. The kinds of refusal are not told apart: whoever wants to know where and why
/// reads the text again with a slower parser.
int cutsheet_json_parse(
    cutsheet_json_parser *parser, const uint8_t *bytes, size_t size, size_t deepest,
    cutsheet_json_document *document);

#ifdef __cplusplus
}
#endif
