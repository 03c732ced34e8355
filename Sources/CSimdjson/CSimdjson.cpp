#include "CSimdjson.h"

#include <simdjson.h>

#include <cstdint>
#include <new>
#include <string_view>
#include <utility>
#include <vector>

namespace {

using namespace simdjson;

/// Numbers the distinct keys of a document.
///
/// Open addressing with a hash that starts from an address, so that a text made to collide in one
/// process does not in the next.
class KeyTable {
 public:
  KeyTable() : slots_(256, 0) {}

  void clear() {
    keys.clear();
    lastObject.clear();
    hashes_.clear();
    slots_.assign(256, 0);
  }

  uint32_t number(std::string_view text) {
    const uint64_t hash = hashOf(text);
    size_t slot = hash & (slots_.size() - 1);
    while (slots_[slot] != 0) {
      const uint32_t index = slots_[slot] - 1;
      const cutsheet_json_key &key = keys[index];
      if (hashes_[index] == hash && std::string_view(key.text, key.size) == text) return index;
      slot = (slot + 1) & (slots_.size() - 1);
    }
    keys.push_back({text.data(), text.size()});
    lastObject.push_back(0);
    hashes_.push_back(hash);
    slots_[slot] = uint32_t(keys.size());
    if (keys.size() * 2 > slots_.size()) grow();
    return uint32_t(keys.size() - 1);
  }

  std::vector<cutsheet_json_key> keys;
  /// The number of the object that had this key last: finds repeated keys in one pass.
  std::vector<uint32_t> lastObject;

 private:
  uint64_t hashOf(std::string_view text) const {
    uint64_t hash = uint64_t(reinterpret_cast<uintptr_t>(this)) * 0x9E3779B97F4A7C15ull;
    for (const unsigned char byte : text) {
      hash = (hash ^ byte) * 0xD6E8FEB86659FD93ull;
      hash ^= hash >> 32;
    }
    return hash;
  }

  void grow() {
    slots_.assign(slots_.size() * 4, 0);
    for (size_t index = 0; index < keys.size(); index++) {
      size_t slot = hashes_[index] & (slots_.size() - 1);
      while (slots_[slot] != 0) slot = (slot + 1) & (slots_.size() - 1);
      slots_[slot] = uint32_t(index + 1);
    }
  }

  std::vector<uint64_t> hashes_;
  std::vector<uint32_t> slots_;
};

std::string_view trimmed(std::string_view token) {
  while (!token.empty()) {
    const char last = token.back();
    if (last != ' ' && last != '\n' && last != '\r' && last != '\t') break;
    token.remove_suffix(1);
  }
  return token;
}

/// Reads an integer of at most 18 digits without a leading zero; others stay text.
bool readInteger(std::string_view token, int64_t &result) {
  const bool negative = !token.empty() && token.front() == '-';
  if (negative) token.remove_prefix(1);
  if (token.empty() || token.size() > 18) return false;
  if (token.front() == '0' && token.size() > 1) return false;
  int64_t number = 0;
  for (const char digit : token) {
    if (digit < '0' || digit > '9') return false;
    number = number * 10 + (digit - '0');
  }
  result = negative ? -number : number;
  return true;
}

}  // namespace

struct cutsheet_json_parser {
  bool parse(const uint8_t *bytes, size_t size, size_t deepest) {
    events_.clear();
    keys_.clear();
    open_.clear();
    objects_ = 0;
    deepest_ = deepest;
    text_ = padded_string(reinterpret_cast<const char *>(bytes), size);
    ondemand::document document;
    if (parser_.iterate(text_).get(document)) return false;
    ondemand::json_type type;
    if (document.type().get(type)) return false;
    if (type != ondemand::json_type::array && type != ondemand::json_type::object) return false;
    ondemand::value root;
    if (document.get_value().get(root)) return false;
    if (!container(root, type, 0, 1)) return false;
    return document.current_location().error() == OUT_OF_BOUNDS;
  }

  void fill(cutsheet_json_document *document) const {
    *document = {events_.data(), events_.size(), keys_.keys.data(), keys_.keys.size()};
  }

 private:
  static constexpr uint32_t keyLimit = 1u << 24;

  void add(uint32_t kind, uint32_t key, uint32_t size, int64_t payload) {
    events_.push_back({payload, size, kind | key << 8});
  }

  bool value(ondemand::value &value, uint32_t key, size_t depth) {
    ondemand::json_type type;
    if (value.type().get(type)) return false;
    switch (type) {
      case ondemand::json_type::array:
      case ondemand::json_type::object: return container(value, type, key, depth);
      case ondemand::json_type::string: {
        std::string_view text;
        if (value.get_string().get(text)) return false;
        add(CUTSHEET_JSON_STRING, key, uint32_t(text.size()), int64_t(text.data()));
        return true;
      }
      default: return scalar(trimmed(value.raw_json_token()), key);
    }
  }

  bool scalar(std::string_view token, uint32_t key) {
    int64_t integer = 0;
    if (readInteger(token, integer)) {
      add(CUTSHEET_JSON_INTEGER, key, 0, integer);
    } else if (token == "null") {
      add(CUTSHEET_JSON_NULL, key, 0, 0);
    } else if (token == "true") {
      add(CUTSHEET_JSON_TRUE, key, 0, 0);
    } else if (token == "false") {
      add(CUTSHEET_JSON_FALSE, key, 0, 0);
    } else {
      add(CUTSHEET_JSON_NUMBER, key, uint32_t(token.size()), int64_t(token.data()));
    }
    return true;
  }

  bool container(ondemand::value &value, ondemand::json_type type, uint32_t key, size_t depth) {
    if (depth > deepest_) return false;
    const size_t start = events_.size();
    if (type == ondemand::json_type::array) {
      add(CUTSHEET_JSON_ARRAY, key, 0, 0);
      ondemand::array array;
      if (value.get_array().get(array)) return false;
      return elements(array, start, depth);
    }
    add(CUTSHEET_JSON_OBJECT, key, 0, 0);
    ondemand::object object;
    if (value.get_object().get(object)) return false;
    return members(object, start, depth);
  }

  bool elements(ondemand::array &array, size_t start, size_t depth) {
    uint32_t count = 0;
    for (auto element : array) {
      ondemand::value child;
      if (element.get(child) || !value(child, 0, depth + 1)) return false;
      count++;
    }
    events_[start].size = count;
    return true;
  }

  bool members(ondemand::object &object, size_t start, size_t depth) {
    const size_t base = open_.size();
    for (auto member : object) {
      ondemand::field field;
      std::string_view name;
      if (std::move(member).get(field) || field.unescaped_key().get(name)) return false;
      const uint32_t key = keys_.number(name);
      if (key >= keyLimit) return false;
      open_.push_back(key);
      ondemand::value child = field.value();
      if (!value(child, key, depth + 1)) return false;
    }
    events_[start].size = uint32_t(open_.size() - base);
    if (hasRepeats(base)) {
      events_[start].tag = (events_[start].tag & ~0xFFu) | CUTSHEET_JSON_OBJECT_WITH_REPEATED_KEYS;
    }
    open_.resize(base);
    return true;
  }

  bool hasRepeats(size_t base) {
    objects_++;
    for (size_t place = base; place < open_.size(); place++) {
      uint32_t &last = keys_.lastObject[open_[place]];
      if (last == objects_) return true;
      last = objects_;
    }
    return false;
  }

  ondemand::parser parser_;
  padded_string text_;
  std::vector<cutsheet_json_event> events_;
  KeyTable keys_;
  /// The keys of the objects being read, innermost last.
  std::vector<uint32_t> open_;
  uint32_t objects_ = 0;
  size_t deepest_ = 0;
};

extern "C" {

cutsheet_json_parser *cutsheet_json_parser_new(void) {
  return new (std::nothrow) cutsheet_json_parser();
}

void cutsheet_json_parser_free(cutsheet_json_parser *parser) { delete parser; }

int cutsheet_json_parse(
    cutsheet_json_parser *parser, const uint8_t *bytes, size_t size, size_t deepest,
    cutsheet_json_document *document) {
  // An exception must not cross into Swift.
  try {
    if (!parser->parse(bytes, size, deepest)) return 0;
    parser->fill(document);
    return 1;
  } catch (...) {
    return 0;
  }
}

}
